// SPDX-License-Identifier: GPL-3.0-or-later
// Checks JSON text against its grammar (RFC 8259) without recursion, and says where and why it is wrong.
//
// For what a fast parser skips, and for the reason when it refuses. Beyond the grammar NaN, Infinity and
// -Infinity are accepted as numbers: exports hold them, and the rest of such a record is fine. Pure
// functions, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace throughline {

inline constexpr std::size_t kJsonDepthLimit = 1024; // spec 6, no. 21

struct JsonFault {
    enum class Kind : std::uint8_t { Syntax, Incomplete, TooDeep };
    Kind kind = Kind::Syntax;
    std::size_t position = 0; // byte in the text
    std::string_view reason;  // "a key was expected"
};

// The first fault of a text that should be exactly one JSON value; empty where it is one. A limit on the
// depth may be lower than kJsonDepthLimit, not higher.
[[nodiscard]] std::optional<JsonFault> findJsonFault(std::string_view json,
                                                     std::size_t depthLimit = kJsonDepthLimit);

// Whether a token is a whole JSON scalar (a string with its quotes, a number, true, false, null).
[[nodiscard]] bool isJsonScalar(std::string_view token);
[[nodiscard]] bool isJsonNumber(std::string_view token);

// The end of the value that begins at a position, told by brackets and strings alone; npos where the text
// ends before.
[[nodiscard]] std::size_t endOfJsonValue(std::string_view json, std::size_t position);

[[nodiscard]] constexpr bool isJsonSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

[[nodiscard]] std::string_view trimJsonSpace(std::string_view text);

} // namespace throughline
