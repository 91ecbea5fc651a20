// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over a drawn scene for as long as the mouse is there: outlines around what is hovered and related
// to it, and what a drag has marked.
//
// Pure, any thread.
#pragma once

#include "core/layout/scene.h"
#include "ui/views/time_gestures.h"

#include <functional>
#include <string>

namespace throughline {

// The bars and glyphs of the base that satisfy `wanted`, once more and outlined, with what is written on
// them.
void outlineBars(Scene& overlay, const Scene& base, const std::function<bool(EventId)>& wanted);
// Edges and length of a mark. The base's size bounds it; `header` is the height of map and ruler.
void drawMark(Scene& overlay, const Scene& base, const TimeGestures::Mark& mark, const std::string& duration,
              float header);

// A line through the chart, which begins at `left` and below the header, at a moment that was asked for;
// named at its lower end.
void drawMoment(Scene& overlay, const Scene& base, float x, const std::string& name, float left,
                float header);

} // namespace throughline
