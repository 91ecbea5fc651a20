// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing texts of a few dozen bytes, of which millions are compared while a file is read: a call of the C
// library costs more than such a comparison. Pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace throughline {

[[nodiscard]] inline std::uint64_t loadWord(const char* bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

// Whether so many bytes are the same.
[[nodiscard]] inline bool sameBytes(const char* a, const char* b, std::size_t size)
{
    constexpr std::size_t kWord = sizeof(std::uint64_t);
    if (size < kWord) {
        for (std::size_t i = 0; i < size; ++i) {
            if (a[i] != b[i])
                return false;
        }
        return true;
    }
    const std::size_t last = size - kWord; // the last word may share bytes with the one before
    for (std::size_t i = 0; i < last; i += kWord) {
        if (loadWord(a + i) != loadWord(b + i))
            return false;
    }
    return loadWord(a + last) == loadWord(b + last);
}

[[nodiscard]] inline bool sameText(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sameBytes(a.data(), b.data(), a.size());
}

// Where a text belongs in a table of 64 places that holds few of those at hand: told by its length and its
// last bytes, in which texts of one kind differ most. The text is not empty.
[[nodiscard]] inline std::size_t placeOfEnd(std::string_view text)
{
    constexpr std::size_t kWord = sizeof(std::uint64_t);
    constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15; // 2^64 by the golden ratio
    const std::uint64_t last = text.size() >= kWord ? loadWord(text.data() + text.size() - kWord)
                                                    : static_cast<unsigned char>(text.back());
    return ((last + text.size()) * kSpread) >> 58U;
}

} // namespace throughline
