// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a Scene as a self-contained SVG document.
//
// Pure, any thread. Text is escaped and stays text; nothing in the document refers to anything outside it,
// and it holds no script (spec 6, no. 31).
#pragma once

#include "core/layout/palette.h"
#include "core/layout/scene.h"

#include <string>

namespace throughline {

[[nodiscard]] std::string toSvg(const Scene& scene, const InkColours& colours);

} // namespace throughline
