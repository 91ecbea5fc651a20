// SPDX-License-Identifier: GPL-3.0-or-later
// What drawings over a time axis have in common: the ruler, and the bands that stand for hidden time.
//
// Pure functions that append to a scene; any thread.
#pragma once

#include "core/layout/scene.h"
#include "core/layout/time_axis.h"

#include <optional>
#include <vector>

namespace throughline {

// Tick marks and their labels; `rect` is the ruler itself, and each tick continues as a faint line down to
// `bottom`.
void drawRuler(Scene& scene, const Rect& rect, float bottom, const TimeAxis& axis, const Viewport& viewport,
               const TextWidth& textWidth);

// A band over the body for each gap in view, named by the time it hides where there is room. Returns the
// places of those names.
std::vector<Rect> drawGaps(Scene& scene, const Rect& body, const TimeAxis& axis, const Viewport& viewport,
                           const TextWidth& textWidth);

} // namespace throughline
