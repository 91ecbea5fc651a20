// SPDX-License-Identifier: GPL-3.0-or-later
// LineCutter: the BlockCutter of NDJSON. Looks for the last end of line of what it has read, no more: lines
// are found by the thread that parses them.
#pragma once

#include "core/import/block.h"

#include <optional>
#include <string>

namespace throughline {

class LineCutter final : public BlockCutter {
public:
    LineCutter(ByteStream& stream, const ReadLimits& limits) : m_stream(stream), m_limits(limits) {}

    Result<bool> next(Block& block) override;
    [[nodiscard]] bool hadByteOrderMark() const override { return m_hadByteOrderMark; }

private:
    void begin();
    bool readMore(BlockBuffer& buffer);
    void handOut(Block& block, std::size_t size);
    void skipLongLine(Block& block);

    ByteStream& m_stream;
    ReadLimits m_limits;
    BlockBuffer m_rest;         // read, and not yet handed out
    std::uint64_t m_offset = 0; // of m_rest in the stream
    bool m_begun = false;
    bool m_ended = false;
    bool m_hadByteOrderMark = false;
    std::optional<Problem> m_failure;
    std::string m_beginning; // of a line that is too long to be kept
};

} // namespace throughline
