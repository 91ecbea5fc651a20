// SPDX-License-Identifier: GPL-3.0-or-later
// Writes JSON strings, and tells whether a text is JSON. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

// Appends the text between quotes, escaped; bytes that are no UTF-8 as U+FFFD.
void appendJsonText(std::string& json, std::string_view text);
// Appends `"key":`, behind a comma where a member stands before.
void appendJsonKey(std::string& json, std::string_view key);
void appendJsonMember(std::string& json, std::string_view key, std::string_view text);

// Whether the text is one JSON value and nothing else.
[[nodiscard]] bool isJson(std::string_view text);

} // namespace throughline
