// SPDX-License-Identifier: GPL-3.0-or-later
// JsonBits: where in 64 bytes of JSON the characters stand that its structure is made of, one bit a byte.
//
// What is searched byte by byte costs more than all the rest of cutting; this looks at 16 bytes at a time.
// Values; any thread.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace throughline {

struct JsonBits {
    static constexpr std::size_t kBytes = 64; // all of them must be readable

    std::uint64_t quotes = 0;
    std::uint64_t backslashes = 0;
    std::uint64_t opens = 0;  // { and [
    std::uint64_t closes = 0; // } and ]
    std::uint64_t newlines = 0;

    explicit JsonBits(const char* bytes);
};

// Follows strings from block to block, from a place outside of them.
class JsonStrings {
public:
    // The bytes inside strings, their opening quotes included, of a block of which `count` bytes count; what
    // follows those must be zero.
    [[nodiscard]] std::uint64_t inside(const JsonBits& bits, std::size_t count);

private:
    [[nodiscard]] std::uint64_t escaped(std::uint64_t backslashes, std::size_t count);

    std::uint64_t m_inside = 0; // all ones where the block begins in a string
    bool m_escaped = false;     // the last byte escapes the first one of the next block
};

#ifdef __SSE2__

inline JsonBits::JsonBits(const char* bytes)
{
    for (std::size_t i = 0; i < kBytes; i += 16) {
        const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
        const auto at = [i](__m128i equal) {
            return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(equal))) << i;
        };
        // [ and {, ] and } differ in this one bit, and nothing else becomes one of them by it.
        const __m128i bracket = _mm_or_si128(part, _mm_set1_epi8(0x20));
        quotes |= at(_mm_cmpeq_epi8(part, _mm_set1_epi8('"')));
        backslashes |= at(_mm_cmpeq_epi8(part, _mm_set1_epi8('\\')));
        opens |= at(_mm_cmpeq_epi8(bracket, _mm_set1_epi8('{')));
        closes |= at(_mm_cmpeq_epi8(bracket, _mm_set1_epi8('}')));
        newlines |= at(_mm_cmpeq_epi8(part, _mm_set1_epi8('\n')));
    }
}

#else

inline JsonBits::JsonBits(const char* bytes)
{
    for (std::size_t i = 0; i < kBytes; ++i) {
        const char c = bytes[i];
        const auto at = [i](bool is) { return static_cast<std::uint64_t>(is) << i; };
        quotes |= at(c == '"');
        backslashes |= at(c == '\\');
        opens |= at(c == '{' || c == '[');
        closes |= at(c == '}' || c == ']');
        newlines |= at(c == '\n');
    }
}

#endif

inline std::uint64_t JsonStrings::escaped(std::uint64_t backslashes, std::size_t count)
{
    std::uint64_t result = m_escaped ? 1 : 0;
    m_escaped = false;
    for (std::uint64_t rest = backslashes & ~result; rest != 0;) {
        const auto position = static_cast<std::size_t>(std::countr_zero(rest));
        if (position + 1 >= count) {
            m_escaped = true;
            break;
        }
        result |= std::uint64_t{2} << position;
        rest &= ~(std::uint64_t{3} << position); // an escaped backslash escapes nothing
    }
    return result;
}

inline std::uint64_t JsonStrings::inside(const JsonBits& bits, std::size_t count)
{
    std::uint64_t quotes = bits.quotes;
    if (m_escaped || bits.backslashes != 0)
        quotes &= ~escaped(bits.backslashes, count);
    // Each bit becomes the parity of the quotes up to it.
    for (const int shift : {1, 2, 4, 8, 16, 32})
        quotes ^= quotes << shift;
    quotes ^= m_inside;
    m_inside = (quotes >> 63) != 0 ? ~std::uint64_t{0} : 0;
    return quotes;
}

} // namespace throughline
