// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts the part of a tall scene that a viewport shows.
//
// Pure, any thread.
#pragma once

#include "core/layout/scene.h"

namespace throughline {

// What reaches into [top, top + height), moved up by `top`.
[[nodiscard]] Scene visiblePart(const Scene& scene, float top, float height);

} // namespace throughline
