// SPDX-License-Identifier: GPL-3.0-or-later
// What programs write for an id where they know none: "null", "0", "undefined". Equal placeholders join
// strangers (spec 6, no. 18). Pure, any thread.
#pragma once

#include <span>
#include <string_view>

namespace throughline {

// In small letters.
[[nodiscard]] std::span<const std::string_view> placeholders();
// In any case of letters.
[[nodiscard]] bool isPlaceholder(std::string_view text);

} // namespace throughline
