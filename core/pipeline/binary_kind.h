// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of binary data a source holds. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace throughline {

// "a PNG image", "a ZIP archive", "12 of the first 65536 bytes are no text"; empty for what may be text.
[[nodiscard]] std::optional<std::string> binaryKindOf(std::string_view prefix);

} // namespace throughline
