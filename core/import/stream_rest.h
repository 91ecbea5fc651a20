// SPDX-License-Identifier: GPL-3.0-or-later
// StreamRest: what was read of a stream of lines and not yet handed out in blocks.
//
// What cutters share that look for the ends of lines; where a block may end is their business. A UTF-8 byte
// order mark at the start of the stream is left out. Owned by one cutter, used on one thread at a time; the
// stream outlives it.
#pragma once

#include "core/import/block.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace throughline {

class StreamRest {
public:
    explicit StreamRest(ByteStream& stream) : m_stream(stream) {}

    // Reads the first bytes, as many as tell whether there is a byte order mark. To be called once, first.
    void begin();
    // Reads on behind what is there; false at the end of the stream.
    bool readMore() { return readMore(m_rest); }
    [[nodiscard]] std::string_view view() const { return m_rest.view(); }
    [[nodiscard]] std::size_t size() const { return m_rest.size(); }
    [[nodiscard]] bool ended() const { return m_ended; }
    // What ended the stream early.
    [[nodiscard]] const std::optional<Problem>& failure() const { return m_failure; }
    [[nodiscard]] bool cancelled() const { return m_failure && m_failure->code == ProblemCode::Cancelled; }
    [[nodiscard]] bool hadByteOrderMark() const { return m_hadByteOrderMark; }

    // The first bytes become the block's lines.
    void handOut(Block& block, std::size_t size);
    // Steps over the first line, however long, and tells of it in the block.
    void skipLongLine(Block& block);

private:
    bool readMore(BlockBuffer& buffer);

    ByteStream& m_stream;
    BlockBuffer m_rest;
    std::uint64_t m_offset = 0; // of m_rest in the stream
    bool m_ended = false;
    bool m_hadByteOrderMark = false;
    std::optional<Problem> m_failure;
};

} // namespace throughline
