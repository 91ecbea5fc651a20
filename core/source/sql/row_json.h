// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of tables as lines of JSON. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

// Appends valid JSON on one line: in it line breaks stand between tokens, in a text they would be escaped.
void appendOnOneLine(std::string& line, std::string_view json);
// Appends a text as a JSON value: what is itself a JSON object or array as that, on one line; many keep JSON
// in columns of text.
void appendRowText(std::string& line, std::string_view text);
// Appends bytes that need not be a text: UTF-8 as that, all others in hexadecimal digits.
void appendRowBytes(std::string& line, std::string_view bytes);
// Always the digits: 16 bytes are a UUID more often than anything else, and written as one.
void appendRowHex(std::string& line, std::string_view bytes);
// The same as appendRowText() for the members of an object that a database made, which is a text on any
// number of lines.
void appendRowObject(std::string& line, std::string_view object);

} // namespace throughline
