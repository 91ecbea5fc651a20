// SPDX-License-Identifier: GPL-3.0-or-later
// Texts whose letters of either case mean the same: UUIDs, names of columns. ASCII only. Pure, any thread.
#pragma once

#include <absl/strings/ascii.h>

#include <algorithm>
#include <string_view>

namespace throughline {

[[nodiscard]] inline char lowerCase(char c)
{
    return absl::ascii_tolower(static_cast<unsigned char>(c));
}

[[nodiscard]] inline bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lowerCase(x) == lowerCase(y); });
}

} // namespace throughline
