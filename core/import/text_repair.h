// SPDX-License-Identifier: GPL-3.0-or-later
// Text that is not what it should be: repaired to be loaded, escaped to be shown. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace throughline {

inline constexpr std::size_t kExcerptBytes = 120;

// The length of the well-formed UTF-8 sequence at the start of the text (RFC 3629: no surrogates, no overlong
// forms); 0 where there is none.
[[nodiscard]] std::size_t utf8Length(std::string_view text);

// Whether a JSON string has an escaped surrogate without its partner.
[[nodiscard]] bool namesLoneSurrogate(std::string_view string);

// Copies JSON text and replaces what keeps a parser from reading it but not a person (spec 6, no. 3): by
// U+FFFD each byte that is no UTF-8, each control character inside a string and each escaped surrogate
// without its partner. True where something was replaced; structure is left alone.
bool repairJsonText(std::string_view json, std::string& repaired);

// The first bytes of a record for a report: at most kExcerptBytes bytes of UTF-8 on one line, control
// characters and bytes that are no UTF-8 as \n, \t, \x00.
[[nodiscard]] std::string excerptOf(std::string_view bytes);

} // namespace throughline
