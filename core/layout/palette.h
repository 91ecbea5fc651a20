// SPDX-License-Identifier: GPL-3.0-or-later
// The colours behind the ink roles, light and dark (spec 5, "How it looks"). Constants, any thread.
#pragma once

#include "core/layout/scene.h"

#include <array>
#include <cstdint>

namespace throughline {

// One colour per Ink, 0xRRGGBB.
using InkColours = std::array<std::uint32_t, kInkCount>;
[[nodiscard]] const InkColours& lightColours();
[[nodiscard]] const InkColours& darkColours();

// The ink for text on a fill of this ink that can be read in both (contrast at least 4.5 : 1).
[[nodiscard]] Ink textInkOn(Ink fill);

// The contrast of two colours after WCAG 2, 1 … 21.
[[nodiscard]] double contrast(std::uint32_t a, std::uint32_t b);

} // namespace throughline
