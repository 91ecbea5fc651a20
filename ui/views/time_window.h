// SPDX-License-Identifier: GPL-3.0-or-later
// TimeWindow: which part of a time axis a view shows, and the way back through its zooms (spec 5, "Habits":
// W/S, A/D, 0, Z).
//
// A plain value without widgets; owned by the view that shows it. GUI thread.
#pragma once

#include "core/layout/time_axis.h"

#include <vector>

namespace throughline {

// The axis over what is busy, idle gaps folded or not.
[[nodiscard]] TimeAxis axisOver(std::vector<Interval> busy, bool foldGaps);

class TimeWindow {
public:
    // Whether a step can be undone by itself, or together with those of the same gesture before it (turns of
    // a wheel).
    enum class Step : std::uint8_t { Single, Continued };

    // A new axis, all of it shown; forgets the steps.
    void reset(TimeAxis axis);
    // The same time on another axis, folded or unfolded: shows the times it showed before.
    void refold(TimeAxis axis);
    void setWidth(float width);

    [[nodiscard]] const TimeAxis& axis() const { return m_axis; }
    [[nodiscard]] const Viewport& viewport() const { return m_viewport; }
    [[nodiscard]] bool showsAll() const;

    void zoom(double factor, float x, Step step = Step::Single);
    void pan(double share, Step step = Step::Single);
    void show(double from, double to); // positions, in any order
    void showAll();
    // Returns false where there is nothing to undo.
    bool undo();

private:
    void moveTo(Viewport viewport, Step step);

    TimeAxis m_axis;
    Viewport m_viewport;
    std::vector<Viewport> m_before;
    bool m_continues = false; // the last step was a continued one
};

} // namespace throughline
