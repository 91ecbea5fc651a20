// SPDX-License-Identifier: GPL-3.0-or-later
// What drawings over a time axis have in common: the ruler, and the bands that stand for hidden time.
//
// Pure functions that append to a scene; any thread.
#pragma once

#include "core/layout/row_space.h"
#include "core/layout/scene.h"
#include "core/layout/time_axis.h"

#include <string>
#include <vector>

namespace throughline {

// Tick marks and their labels; `rect` is the ruler itself, and each tick continues as a faint line down to
// `bottom`.
void drawRuler(Scene& scene, const Rect& rect, float bottom, const TimeAxis& axis, const Viewport& viewport,
               const TextWidth& textWidth);

// The name of a gap, to be put somewhere into its band, reading upwards.
struct GapName {
    Rect band;
    std::string text;
    Face face = Face::Regular;
    float length = 0; // of the text

    [[nodiscard]] Rect at(float top) const { return {band.x, top, band.width, length}; }
};

// A band over the body for each gap in view. Returns the names of those that have room for one.
std::vector<GapName> drawGaps(Scene& scene, const Rect& body, const TimeAxis& axis, const Viewport& viewport,
                              const TextWidth& textWidth);
// Puts the names where the fewest rows have something at the band or up to `roomBefore` before it, and takes
// that place. Returns the places.
std::vector<Rect> placeGapNames(Scene& scene, std::vector<GapName> names, RowSpace& space, float roomBefore);

} // namespace throughline
