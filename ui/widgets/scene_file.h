// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a Scene to a file: PNG, SVG or PDF, after the file name's ending.
//
// Needs a QGuiApplication, no widgets. A file that is there stays as it was until the new one is complete.
#pragma once

#include "core/base/result.h"
#include "core/layout/palette.h"
#include "core/layout/scene.h"

#include <string>

namespace throughline {

// WriteFailed names the path and the reason; BadArgument an ending that is none of the three.
[[nodiscard]] Result<void> saveScene(const Scene& scene, const InkColours& colours, const std::string& path);

} // namespace throughline
