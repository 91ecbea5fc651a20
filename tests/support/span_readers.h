// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of readers of spans have in common.
#pragma once

#include "tests/support/read_text.h"

#include <string>
#include <string_view>

namespace throughline::test {

// A JSON object, without its last bracket, with the members that are given.
[[nodiscard]] std::string withMembers(std::string object, std::string_view members);

// The text of two spans, read up to each byte from one on: the spans that are whole are loaded, and it is
// told that something is missing, but between two lines. Empty, or what is wrong.
[[nodiscard]] std::string faultOfTruncation(std::string_view text, std::size_t from);

// Up to each byte from one on the text is taken for the format.
[[nodiscard]] bool isRecognisedFrom(std::string_view text, std::size_t from, std::string_view format);

} // namespace throughline::test
