// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/packed_hex.h"

#include <array>

namespace throughline {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr std::array<std::size_t, 16> kPositions = {0,  2,  4,  6,  9,  11, 14, 16,
                                                    19, 21, 24, 26, 28, 30, 32, 34};
constexpr unsigned kNoDigit = 0x10;

constexpr auto kDigitValues = [] {
    std::array<unsigned char, 256> values{};
    values.fill(kNoDigit);
    for (unsigned char value = 0; value < 16; ++value)
        values[static_cast<unsigned char>(kHexDigits[value])] = value;
    return values;
}();

// The two digits of each byte, since ids are unpacked far more often than anything else is done with them.
constexpr auto kDigitPairs = [] {
    std::array<std::array<char, 2>, 256> pairs{};
    for (std::size_t byte = 0; byte < pairs.size(); ++byte)
        pairs[byte] = {kHexDigits[byte >> 4U], kHexDigits[byte & 0xfU]};
    return pairs;
}();

// One byte of two digits; what is no digit shows in `seen`.
char packedByte(const char* digits, unsigned& seen)
{
    const unsigned high = kDigitValues[static_cast<unsigned char>(digits[0])];
    const unsigned low = kDigitValues[static_cast<unsigned char>(digits[1])];
    seen |= high | low;
    return static_cast<char>(high << 4U | low);
}

void unpackByte(char packed, char* digits)
{
    const std::array<char, 2>& pair = kDigitPairs[static_cast<unsigned char>(packed)];
    digits[0] = pair[0];
    digits[1] = pair[1];
}

} // namespace

bool packUuid(std::string_view text, char* packed)
{
    if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return false;
    unsigned seen = 0;
    for (std::size_t i = 0; i < kPositions.size(); ++i)
        packed[i] = packedByte(text.data() + kPositions[i], seen);
    return (seen & kNoDigit) == 0;
}

void unpackUuid(const char* packed, char* text)
{
    for (std::size_t i = 0; i < kPositions.size(); ++i)
        unpackByte(packed[i], text + kPositions[i]);
    for (const std::size_t line : {8, 13, 18, 23})
        text[line] = '-';
}

bool packHex(std::string_view text, char* packed)
{
    unsigned seen = 0;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        packed[i / 2] = packedByte(text.data() + i, seen);
    return (seen & kNoDigit) == 0;
}

void unpackHex(std::string_view packed, char* text)
{
    for (std::size_t i = 0; i < packed.size(); ++i)
        unpackByte(packed[i], text + 2 * i);
}

} // namespace throughline
