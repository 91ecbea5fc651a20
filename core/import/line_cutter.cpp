// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/line_cutter.h"

#include "core/import/text_repair.h"

#include <utility>

namespace throughline {

Result<bool> LineCutter::next(Block& block)
{
    if (!m_begun)
        begin();
    std::size_t searched = 0;
    while (!m_ended) {
        const bool more = readMore(m_rest);
        if (m_failure && m_failure->code == ProblemCode::Cancelled)
            return tl::unexpected<Problem>(*m_failure);
        if (!more)
            break;
        const std::size_t last = m_rest.view().substr(searched).rfind('\n');
        if (last != std::string_view::npos) {
            handOut(block, searched + last + 1);
            return true;
        }
        searched = m_rest.size();
        // Room for an end of line like CRLF: whether the line is too long is told without it.
        if (searched > m_limits.maxRecordBytes + 2) {
            skipLongLine(block);
            return true;
        }
    }
    if (m_rest.size() != 0) {
        handOut(block, m_rest.size());
        block.linesEndOpen = true;
        return true;
    }
    if (m_failure)
        return tl::unexpected<Problem>(*m_failure);
    return false;
}

void LineCutter::begin()
{
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    m_begun = true;
    while (m_rest.size() < kMark.size() && readMore(m_rest))
        continue;
    m_hadByteOrderMark = m_rest.view().starts_with(kMark);
    if (!m_hadByteOrderMark)
        return;
    BlockBuffer rest;
    rest.append(m_rest.view().substr(kMark.size()));
    m_rest = std::move(rest);
    m_offset = kMark.size();
}

bool LineCutter::readMore(BlockBuffer& buffer)
{
    const std::span<char> room = buffer.room(kBlockBytes);
    Result<std::size_t> count = m_stream.read(room.first(kBlockBytes));
    if (!count)
        m_failure = std::move(count.error());
    if (!count || *count == 0) {
        m_ended = true;
        return false;
    }
    buffer.add(*count);
    return true;
}

// The block takes the buffer; what follows its lines is copied into the buffer that it brought.
void LineCutter::handOut(Block& block, std::size_t size)
{
    std::swap(block.buffer, m_rest);
    m_rest.shrink(0);
    m_rest.append(block.buffer.view().substr(size));
    block.lines = block.buffer.view().substr(0, size);
    block.offset = m_offset;
    m_offset += size;
}

void LineCutter::skipLongLine(Block& block)
{
    RecordSlice slice;
    slice.kind = RecordSlice::Kind::TooLong;
    slice.offset = m_offset;
    slice.line = 1;
    block.buffer.append(m_rest.view().substr(0, kExcerptBytes));
    slice.bytes = block.buffer.view();
    block.lineCount = 1;
    BlockBuffer part = std::move(m_rest);
    m_rest = {};
    for (;;) {
        const std::size_t end = part.view().find('\n');
        if (end != std::string_view::npos) {
            slice.size += end;
            m_offset += end + 1;
            m_rest.append(part.view().substr(end + 1));
            break;
        }
        slice.size += part.size();
        m_offset += part.size();
        part.shrink(0);
        if (!readMore(part))
            break;
    }
    block.slices.push_back(slice);
}

} // namespace throughline
