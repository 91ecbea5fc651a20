// SPDX-License-Identifier: GPL-3.0-or-later
// Words of texts: runs of ASCII letters and digits and of all that is not ASCII. Pure, any thread.
#pragma once

#include <absl/strings/ascii.h>

#include <cstddef>
#include <string_view>

namespace throughline {

[[nodiscard]] inline bool isWordLetter(char c)
{
    const auto letter = static_cast<unsigned char>(c);
    return letter >= 0x80 || absl::ascii_isalnum(letter);
}

// Calls take(word) with each word in order. One letter alone is no word.
template <class Take>
void eachWord(std::string_view text, Take take)
{
    std::size_t from = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && isWordLetter(text[at]))
            continue;
        if (at - from >= 2)
            take(text.substr(from, at - from));
        from = at + 1;
    }
}

} // namespace throughline
