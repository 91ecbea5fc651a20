// SPDX-License-Identifier: GPL-3.0-or-later
// TimeAxis: maps time to a position and back, with idle gaps folded to narrow markers (spec 5, "idle gaps
// folded").
//
// Positions are in nanoseconds of *shown* time from the axis' start: a folded gap counts only as its marker.
// A view shows a window of positions. Pure values, any thread.
#pragma once

#include "core/base/time.h"

#include <span>
#include <string>
#include <vector>

namespace throughline {

struct Interval {
    TimeNs from = 0;
    TimeNs to = 0;
};

class TimeAxis {
public:
    struct Gap {
        TimeNs from = 0, to = 0; // hidden time
        double position = 0;     // of its marker's left end
        [[nodiscard]] DurationNs hidden() const { return saturatingDifference(to, from); }
    };

    TimeAxis() = default;
    // An axis over exactly [from, to] that folds nothing.
    TimeAxis(TimeNs from, TimeNs to);
    // An axis over the busy intervals (any order, may overlap; those without a usable time are passed over),
    // with a margin at either end.
    static TimeAxis linear(std::vector<Interval> busy);
    // The same with idle gaps folded, the longest first, as long as the next one takes at least `share` of
    // what the axis shows at that point; gaps of about the same length are folded together or not at all.
    // Around each gap a margin stays, so that an instant between two gaps has room. Each marker takes
    // `markerShare` of the whole.
    static TimeAxis folded(std::vector<Interval> busy, double share = 0.3, double markerShare = 0.025);

    [[nodiscard]] TimeNs from() const { return m_from; }
    [[nodiscard]] TimeNs to() const { return m_to; }
    [[nodiscard]] double length() const { return m_length; } // in positions; > 0
    [[nodiscard]] double markerLength() const { return m_markerLength; }
    [[nodiscard]] std::span<const Gap> gaps() const { return m_gaps; }
    [[nodiscard]] DurationNs hidden() const; // all gaps together

    // Monotonic, and each other's inverse to the nanosecond outside of gaps where the axis shows less than
    // 104 days (2⁵³ ns). Times before from() and after to() continue linearly.
    [[nodiscard]] double position(TimeNs time) const;
    [[nodiscard]] TimeNs time(double position) const;

private:
    TimeNs m_from = 0, m_to = 1;
    double m_length = 1, m_markerLength = 0;
    std::vector<Gap> m_gaps;
};

// The part of an axis that a view shows, `width` pixels wide.
struct Viewport {
    double from = 0, to = 1; // positions
    float width = 1;

    [[nodiscard]] float x(double position) const
    {
        return static_cast<float>((position - from) / (to - from) * width);
    }
    [[nodiscard]] double position(float x) const
    {
        return from + static_cast<double>(x) / width * (to - from);
    }
    // Zoom by `factor` (< 1 shows less) keeping the position at pixel atX where it is; pan by a share of the
    // width. The result stays within the axis and shows at least a microsecond, or 2⁻⁴⁰ of the axis.
    [[nodiscard]] Viewport zoomed(const TimeAxis& axis, double factor, float atX) const;
    [[nodiscard]] Viewport panned(const TimeAxis& axis, double share) const;
    [[nodiscard]] static Viewport whole(const TimeAxis& axis, float width);
};

struct Tick {
    double position = 0;
    std::string label; // "" for a minor tick
};
// Ticks at round times (1, 2, 5 × 10ⁿ, then 15 s, 1 min, 1 h, 1 day, 1 month …), none inside a folded gap.
// Where two labels follow each other, the second is at least `spacing` pixels further on, more where the
// first one is long. Labels are UTC; they name the date where the day changes.
[[nodiscard]] std::vector<Tick> ticks(const TimeAxis& axis, const Viewport& viewport, float spacing = 90);

} // namespace throughline
