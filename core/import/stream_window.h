// SPDX-License-Identifier: GPL-3.0-or-later
// StreamWindow: the part of a stream that is in memory, growing at its end and dropped from its start.
//
// Owned by one splitter, used on its thread; the stream outlives it. A failure of the stream is an end of it
// that is remembered.
#pragma once

#include "core/import/byte_stream.h"
#include "core/import/record_slice.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace throughline {

class StreamWindow {
public:
    explicit StreamWindow(ByteStream& stream, std::size_t block = 1 << 20) : m_stream(stream), m_block(block)
    {}

    // Valid until drop() or extend().
    [[nodiscard]] std::string_view view() const { return {m_buffer.get() + m_start, m_end - m_start}; }
    // Of the view's first byte in the stream.
    [[nodiscard]] std::uint64_t offset() const { return m_offset; }
    void drop(std::size_t count)
    {
        m_start += count;
        m_offset += count;
    }
    // Reads another block behind what is there; false at the end of the stream.
    bool extend();
    [[nodiscard]] const std::optional<Problem>& failure() const { return m_failure; }

private:
    void makeRoom();

    ByteStream& m_stream;
    std::size_t m_block = 64 << 10; // to be read at a time; grows, as most sources are small
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_capacity = 0; // without the padding
    std::size_t m_start = 0;
    std::size_t m_end = 0;
    std::uint64_t m_offset = 0;
    bool m_ended = false;
    std::optional<Problem> m_failure;
};

// Drops a UTF-8 byte order mark from the start of a stream; true where there was one.
bool skipByteOrderMark(StreamWindow& window);

} // namespace throughline
