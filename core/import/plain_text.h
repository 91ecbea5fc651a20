// SPDX-License-Identifier: GPL-3.0-or-later
// PlainText: how far the inside of a JSON string goes without anything that has to be looked at.
//
// Looks at 16 bytes at a time, as json_bits.h does. Values; any thread.
#pragma once

#include <bit>
#include <cstddef>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace throughline {

struct PlainText {
    const char* end =
        nullptr;         // the first quote, backslash or control character; the end of the text or behind it
    bool isAscii = true; // all before it

    // From a place in a text behind which 16 bytes may be read.
    PlainText(const char* begin, std::string_view text);
};

#ifdef __SSE2__

inline PlainText::PlainText(const char* begin, std::string_view text) : end(begin)
{
    constexpr int kAtOnce = 16;
    const __m128i lastControl = _mm_set1_epi8(0x1F);
    for (const char* const textEnd = text.data() + text.size(); end < textEnd; end += kAtOnce) {
        const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(end));
        const __m128i special =
            _mm_or_si128(_mm_cmpeq_epi8(part, _mm_set1_epi8('"')), _mm_cmpeq_epi8(part, _mm_set1_epi8('\\')));
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(part, lastControl), part);
        const auto stops = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(special, control)));
        const auto high = static_cast<unsigned>(_mm_movemask_epi8(part));
        if (stops != 0) {
            const int count = std::countr_zero(stops);
            isAscii = isAscii && (high & ((1U << count) - 1)) == 0;
            end += count;
            return;
        }
        isAscii = isAscii && high == 0;
    }
}

#else

inline PlainText::PlainText(const char* begin, std::string_view text) : end(begin)
{
    for (const char* const textEnd = text.data() + text.size(); end < textEnd; ++end) {
        const auto c = static_cast<unsigned char>(*end);
        if (c == '"' || c == '\\' || c < 0x20)
            return;
        isAscii = isAscii && c < 0x80;
    }
}

#endif

} // namespace throughline
