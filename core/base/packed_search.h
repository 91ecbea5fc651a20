// SPDX-License-Identifier: GPL-3.0-or-later
// PackedSearch: looks for a piece of a text in ids as StringPool packs them, without unpacking them: all
// places where the piece could begin are tried at once, digit by digit. A million ids are looked through at
// each key stroke.
//
// Immutable after construction, any thread.
#pragma once

#include "core/base/string_pool.h"

#include <absl/numeric/int128.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace throughline {

class PackedSearch {
public:
    enum class Place : std::uint8_t { None, Within, Start, Whole };

    // `wanted`: in lower case, as packed digits are; every text starts with an empty one.
    explicit PackedSearch(std::string_view wanted);

    // Where it stands in a text that is stored packed.
    [[nodiscard]] Place placeIn(const StringPool::Stored& stored) const;

private:
    void noteStarts(StringPool::Form form, std::string_view shape, std::string_view wanted);

    std::vector<std::uint8_t> m_digits; // without the lines between them
    // By form: where the piece may begin, a bit for each digit of the text, the first digit highest.
    std::array<absl::uint128, 4> m_starts{};
    std::array<bool, 4> m_whole{}; // by form: the piece is as long as the text
};

} // namespace throughline
