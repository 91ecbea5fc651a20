// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/packed_search.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

namespace throughline {

namespace {

using Form = StringPool::Form;

constexpr unsigned kDigitBits = 4;
constexpr unsigned kMostDigits = 32;

std::optional<std::uint8_t> digitOf(char letter)
{
    if (letter >= '0' && letter <= '9')
        return static_cast<std::uint8_t>(letter - '0');
    if (letter >= 'a' && letter <= 'f')
        return static_cast<std::uint8_t>(letter - 'a' + 10);
    return std::nullopt;
}

// Whether a piece can stand in texts of such a shape from here on.
bool fits(std::string_view shape, std::string_view piece)
{
    return std::ranges::equal(shape.substr(0, piece.size()), piece,
                              [](char there, char wanted) { return (there == '-') == (wanted == '-'); });
}

constexpr absl::uint128 startAt(std::size_t digit)
{
    return absl::uint128(8) << static_cast<int>(kDigitBits * (kMostDigits - 1 - digit));
}

constexpr std::uint64_t inEachDigit(std::uint64_t digit)
{
    return digit * 0x1111111111111111;
}

// The highest bit of each digit that is 0.
constexpr std::uint64_t zeros(std::uint64_t digits)
{
    const std::uint64_t low = inEachDigit(7);
    return ~(((digits & low) + low) | digits) & inEachDigit(8);
}

// Eight bytes, the first of them highest.
std::uint64_t load(const char* bytes)
{
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return std::endian::native == std::endian::big ? value : __builtin_bswap64(value);
}

} // namespace

PackedSearch::PackedSearch(std::string_view wanted)
{
    for (const char letter : wanted) {
        const std::optional<std::uint8_t> digit = digitOf(letter);
        if (!digit && letter != '-')
            return; // stands in no id
        if (digit)
            m_digits.push_back(*digit);
    }
    noteStarts(Form::Uuid, "00000000-0000-0000-0000-000000000000", wanted);
    noteStarts(Form::Hex32, "00000000000000000000000000000000", wanted);
    noteStarts(Form::Hex16, "0000000000000000", wanted);
}

void PackedSearch::noteStarts(Form form, std::string_view shape, std::string_view wanted)
{
    const auto index = static_cast<std::size_t>(form);
    m_whole[index] = shape.size() == wanted.size() && fits(shape, wanted);
    std::size_t digit = 0; // of the text, where the piece would begin
    for (; shape.size() >= wanted.size(); shape.remove_prefix(1)) {
        if (fits(shape, wanted))
            m_starts[index] |= startAt(digit);
        digit += shape.front() == '-' ? 0 : 1;
        if (shape.size() == 1)
            break;
    }
}

PackedSearch::Place PackedSearch::placeIn(const StringPool::Stored& stored) const
{
    const auto form = static_cast<std::size_t>(stored.form);
    absl::uint128 starts = m_starts[form];
    if (starts == 0)
        return Place::None;
    const std::uint64_t high = load(stored.bytes.data());
    const std::uint64_t low = stored.form == Form::Hex16 ? 0 : load(stored.bytes.data() + 8);
    int shift = 0;
    for (const std::uint8_t digit : m_digits) {
        const std::uint64_t wanted = inEachDigit(digit);
        starts &= absl::MakeUint128(zeros(high ^ wanted), zeros(low ^ wanted)) << shift;
        if (starts == 0)
            return Place::None;
        shift += kDigitBits;
    }
    if ((starts & startAt(0)) == 0)
        return Place::Within;
    return m_whole[form] ? Place::Whole : Place::Start;
}

} // namespace throughline
