// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of traces and spans in the one form in which they compare, however an exporter wrote them
// (spec 6, no. 17).
//
// Hex digits of either case become lower case, with the zeros in front that some exporters leave away: 16
// digits for a span; for a trace 16 where its upper half is zero, else 32. What is no hex stays as it is.
// Pure functions, any thread.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <string_view>

namespace throughline {

// Holds the digits of an id whose text had to be changed.
using SpanIdBuffer = std::array<char, 32>;

// As many of them as one record needs, from record to record.
class SpanIdBuffers {
public:
    // Never moves; for whoever asks until release().
    [[nodiscard]] SpanIdBuffer& next()
    {
        if (m_used == m_buffers.size())
            m_buffers.emplace_back();
        return m_buffers[m_used++];
    }
    void release() { m_used = 0; }

private:
    std::deque<SpanIdBuffer> m_buffers;
    std::size_t m_used = 0;
};

// Empty for an id that is none: "" and zeros. The result points into the text or into the buffer.
[[nodiscard]] std::string_view normalTraceId(std::string_view text, SpanIdBuffer& buffer);
[[nodiscard]] std::string_view normalSpanId(std::string_view text, SpanIdBuffer& buffer);

[[nodiscard]] bool isHex(std::string_view text);

} // namespace throughline
