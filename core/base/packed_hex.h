// SPDX-License-Identifier: GPL-3.0-or-later
// Ids in hexadecimal digits, packed two digits a byte. Only lower-case digits are packed: they alone unpack
// to the same text. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace throughline {

inline constexpr std::size_t kUuidDigits = 36; // 8-4-4-4-12, with the lines between them

// Packs a text of kUuidDigits letters into 16 bytes; false where it is no such UUID.
[[nodiscard]] bool packUuid(std::string_view text, char* packed);
void unpackUuid(const char* packed, char* text);

// Packs a text of a multiple of sixteen digits; false where it has other letters.
[[nodiscard]] bool packHex(std::string_view text, char* packed);
void unpackHex(std::string_view packed, char* text);

} // namespace throughline
