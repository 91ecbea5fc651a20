// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/packed_hex.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace throughline {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr std::array<std::size_t, 16> kPositions = {0,  2,  4,  6,  9,  11, 14, 16,
                                                    19, 21, 24, 26, 28, 30, 32, 34};
// The two digits of each byte, since ids are unpacked far more often than anything else is done with them.
constexpr auto kDigitPairs = [] {
    std::array<std::array<char, 2>, 256> pairs{};
    for (std::size_t byte = 0; byte < pairs.size(); ++byte)
        pairs[byte] = {kHexDigits[byte >> 4U], kHexDigits[byte & 0xfU]};
    return pairs;
}();

// Some digits as a number whose lowest byte is the first of them.
template <class Word>
std::uint64_t load(const char* digits)
{
    Word value = 0;
    std::memcpy(&value, digits, sizeof value);
    if constexpr (std::endian::native == std::endian::big)
        value = sizeof value == 8 ? static_cast<Word>(__builtin_bswap64(value))
                                  : static_cast<Word>(__builtin_bswap32(static_cast<std::uint32_t>(value)));
    return value;
}

// Eight bytes of sixteen digits, the first one lowest; false where one of them is no digit. Only lower-case
// digits come back as they were.
#ifdef __SSE2__

bool packSixteen(std::uint64_t first, std::uint64_t second, std::uint64_t& packed)
{
    const __m128i digits = _mm_set_epi64x(static_cast<long long>(second), static_cast<long long>(first));
    const __m128i fromZero = _mm_sub_epi8(digits, _mm_set1_epi8('0'));
    const __m128i fromA = _mm_sub_epi8(digits, _mm_set1_epi8('a'));
    const __m128i isNumeral = _mm_cmpeq_epi8(_mm_min_epu8(fromZero, _mm_set1_epi8(9)), fromZero);
    const __m128i isLetter = _mm_cmpeq_epi8(_mm_min_epu8(fromA, _mm_set1_epi8(5)), fromA);
    const __m128i values = _mm_or_si128(_mm_and_si128(isNumeral, fromZero),
                                        _mm_and_si128(isLetter, _mm_add_epi8(fromA, _mm_set1_epi8(10))));
    // Of each two the first is the higher half.
    const __m128i pairs = _mm_and_si128(_mm_or_si128(_mm_slli_epi16(values, 4), _mm_srli_epi16(values, 8)),
                                        _mm_set1_epi16(0xff));
    packed = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_packus_epi16(pairs, pairs)));
    return _mm_movemask_epi8(_mm_or_si128(isNumeral, isLetter)) == 0xffff;
}

#else

constexpr std::uint64_t inEachByte(std::uint64_t byte)
{
    return byte * 0x0101010101010101;
}

// Four bytes of eight digits, all of them at once; what is no digit shows in `wrong`.
std::uint64_t packedEight(std::uint64_t digits, std::uint64_t& wrong)
{
    // Letters have the bit 0x40, and 9 less in their lower half than they count.
    const std::uint64_t letters = digits >> 6U & inEachByte(1);
    std::uint64_t values = (digits & inEachByte(0x0f)) + letters * 9;
    // Only lower-case digits come back as they were.
    const std::uint64_t overNine = (values + inEachByte(6)) >> 4U & inEachByte(1);
    wrong |= (values & inEachByte(0xf0)) | ((values + inEachByte('0') + overNine * ('a' - '9' - 1)) ^ digits);
    values = (values << 4U | values >> 8U) & 0x00ff00ff00ff00ff;
    values = (values | values >> 8U) & 0x0000ffff0000ffff;
    return (values | values >> 16U) & 0xffffffff;
}

bool packSixteen(std::uint64_t first, std::uint64_t second, std::uint64_t& packed)
{
    std::uint64_t wrong = 0;
    packed = packedEight(first, wrong) | packedEight(second, wrong) << 32U;
    return wrong == 0;
}

#endif

// Eight bytes at once: whoever reads them as a number has not to wait until smaller parts are in memory.
void store(std::uint64_t bytes, char* packed)
{
    if constexpr (std::endian::native == std::endian::big)
        bytes = __builtin_bswap64(bytes);
    std::memcpy(packed, &bytes, sizeof bytes);
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
    const char* const digits = text.data();
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    const bool areDigits =
        packSixteen(load<std::uint64_t>(digits),
                    load<std::uint32_t>(digits + 9) | load<std::uint32_t>(digits + 14) << 32U, first) &
        packSixteen(load<std::uint32_t>(digits + 19) | load<std::uint32_t>(digits + 24) << 32U,
                    load<std::uint64_t>(digits + 28), second);
    store(first, packed);
    store(second, packed + 8);
    return areDigits;
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
    bool areDigits = true;
    for (std::size_t i = 0; i + 15 < text.size(); i += 16) {
        std::uint64_t bytes = 0;
        areDigits &= packSixteen(load<std::uint64_t>(text.data() + i),
                                 load<std::uint64_t>(text.data() + i + 8), bytes);
        store(bytes, packed + i / 2);
    }
    return areDigits;
}

void unpackHex(std::string_view packed, char* text)
{
    for (std::size_t i = 0; i < packed.size(); ++i)
        unpackByte(packed[i], text + 2 * i);
}

} // namespace throughline
