// SPDX-License-Identifier: GPL-3.0-or-later
// TraceScatter: traces as points over start and duration, joined to marks where they fall on the same few
// pixels (spec 5, "Traces": duration/start scatter plot).
//
// Adding a point costs the same however many there are, and memory follows pixels, not traces. Durations are
// on a logarithmic scale; what has none stands in a row of its own below. Traces without a usable time are
// counted, not drawn. A value without ties to a thread; pixels are those of the whole drawing.
#pragma once

#include "core/layout/scene.h"
#include "core/layout/time_axis.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

struct ScatterPoint {
    TimeNs start = kNoTime;
    DurationNs duration = kNoDuration; // > 0, or none
    TraceId trace;
    EventId root;
    bool error = false;  // an event of it failed
    bool broken = false; // its chain is broken
};

// What the axes span. Nothing in it has a duration where `shortest` is more than `longest`.
struct ScatterRange {
    TimeAxis time;
    DurationNs shortest = 1;
    DurationNs longest = 0;

    [[nodiscard]] bool hasDurations() const { return shortest <= longest; }
};

// A rectangle in terms of the axes.
struct ScatterSelection {
    TimeNs from = 0, to = 0;
    DurationNs shortest = 1, longest = 0; // none where `shortest` is more than `longest`
    bool instants = false;                // it reaches into the row of those without a duration
};

// Where things are in a drawing of that size, and how places and values correspond.
class ScatterArea {
public:
    ScatterArea() = default;
    ScatterArea(ScatterRange range, float width, float height);

    [[nodiscard]] const ScatterRange& range() const { return m_range; }
    [[nodiscard]] float width() const { return m_width; }
    [[nodiscard]] float height() const { return m_height; }
    [[nodiscard]] Rect heading() const; // legend and caption
    [[nodiscard]] Rect ruler() const;
    [[nodiscard]] Rect plot() const;     // of those with a duration
    [[nodiscard]] Rect instants() const; // of those without
    [[nodiscard]] Rect body() const;     // both
    [[nodiscard]] const Viewport& viewport() const { return m_viewport; }

    // Of a point with a usable time; may lie outside of the body.
    [[nodiscard]] Point placeOf(TimeNs start, DurationNs duration) const;
    [[nodiscard]] float yOf(DurationNs duration) const;
    // What a rectangle covers, as far as it lies in the body.
    [[nodiscard]] ScatterSelection selectionOf(const Rect& rect) const;

private:
    [[nodiscard]] DurationNs durationAt(float y) const;

    ScatterRange m_range;
    float m_width = 0, m_height = 0;
    Viewport m_viewport;
    double m_logShortest = 0, m_logLongest = 1; // natural logarithms, with a margin
};

enum class ScatterKind : std::uint8_t { Plain, Broken, Failed };
inline constexpr std::size_t kScatterKinds = 3;

// One trace, or all of a kind within a few pixels.
struct ScatterMark {
    Point centre; // the mean of their places
    float size = 0;
    ScatterKind kind = ScatterKind::Plain;
    std::uint32_t count = 0;
    TraceId trace; // the one that took longest, and its root
    EventId root;
    TimeNs from = kNoTime, to = kNoTime; // starts
    DurationNs shortest = kNoDuration, longest = kNoDuration;
};

class TraceScatter {
public:
    TraceScatter() = default;
    explicit TraceScatter(ScatterArea area);

    // Points outside of the range are passed over.
    void add(const ScatterPoint& point);
    // Makes marks of all points so far: plain ones first, those with errors last and so on top.
    void finish();

    [[nodiscard]] const ScatterArea& area() const { return m_area; }
    [[nodiscard]] std::span<const ScatterMark> marks() const { return m_marks; }
    [[nodiscard]] std::uint64_t drawn() const { return m_drawn; }
    [[nodiscard]] std::uint64_t untimed() const { return m_untimed; }
    // The mark under a point, or near it where nothing is under it; none where there is none.
    [[nodiscard]] const ScatterMark* markAt(float x, float y) const;

private:
    struct Cell {
        double x = 0, y = 0; // sums
        std::uint32_t count = 0;
        TraceId trace;
        EventId root;
        TimeNs from = 0, to = 0;
        DurationNs shortest = 0, longest = 0;
    };

    // The cells of one kind: rows of a plane, the last of which is for what has no duration.
    struct Plane {
        float cell = 1; // pixels
        std::size_t columns = 0, rows = 0, first = 0;
    };
    [[nodiscard]] std::size_t cellAt(const Plane& plane, Point place) const;
    [[nodiscard]] ScatterMark markOf(const Cell& cell, ScatterKind kind) const;

    ScatterArea m_area;
    std::array<Plane, kScatterKinds> m_planes;
    std::vector<Cell> m_cells; // of all planes, until they are marks
    std::vector<ScatterMark> m_marks;
    std::uint64_t m_drawn = 0, m_untimed = 0;
};

} // namespace throughline
