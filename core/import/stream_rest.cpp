// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/stream_rest.h"

#include "core/import/text_repair.h"

#include <utility>

namespace throughline {

void StreamRest::begin()
{
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
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

bool StreamRest::readMore(BlockBuffer& buffer)
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
void StreamRest::handOut(Block& block, std::size_t size)
{
    std::swap(block.buffer, m_rest);
    m_rest.shrink(0);
    m_rest.append(block.buffer.view().substr(size));
    block.lines = block.buffer.view().substr(0, size);
    block.offset = m_offset;
    m_offset += size;
}

void StreamRest::skipLongLine(Block& block)
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
