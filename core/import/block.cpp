// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/block.h"

#include "core/import/json_scan.h"
#include "core/import/line_cutter.h"
#include "core/import/text_repair.h"
#include "core/import/value_cutter.h"

#include <algorithm>
#include <cstring>

namespace throughline {

std::span<char> BlockBuffer::room(std::size_t count)
{
    if (m_capacity - m_size < count) {
        const std::size_t capacity = std::max(m_size + count, m_capacity + m_capacity / 2);
        auto bytes = std::make_unique_for_overwrite<char[]>(capacity + kReadablePadding);
        if (m_size != 0)
            std::memcpy(bytes.get(), m_bytes.get(), m_size);
        m_bytes = std::move(bytes);
        m_capacity = capacity;
    }
    return {m_bytes.get() + m_size, m_capacity - m_size};
}

void BlockBuffer::add(std::size_t count)
{
    m_size += count;
    std::memset(m_bytes.get() + m_size, 0, kReadablePadding);
}

void BlockBuffer::append(std::string_view bytes)
{
    if (bytes.empty())
        return;
    const std::span<char> free = room(bytes.size());
    std::copy(bytes.begin(), bytes.end(), free.begin());
    add(bytes.size());
}

void BlockBuffer::shrink(std::size_t size)
{
    m_size = size;
    if (m_bytes)
        std::memset(m_bytes.get() + m_size, 0, kReadablePadding);
}

void Block::clear()
{
    buffer.shrink(0);
    lines = {};
    linesEndOpen = false;
    slices.clear();
    contexts.clear();
    lineCount = 0;
}

std::unique_ptr<BlockCutter> cutJson(ByteStream& stream, const JsonLayout& layout, const ReadLimits& limits)
{
    if (layout.lines)
        return std::make_unique<LineCutter>(stream, limits);
    return std::make_unique<ValueCutter>(stream, layout, limits);
}

void cutLines(Block& block, const ReadLimits& limits, std::size_t mostBytes)
{
    std::string_view rest = block.lines;
    while (!rest.empty() && block.lines.size() - rest.size() <= mostBytes) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const bool ended = end != rest.size();
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end + (ended ? 1 : 0));
        ++block.lineCount;
        const std::string_view bytes = trimJsonSpace(line);
        if (bytes.empty())
            continue;
        RecordSlice& slice = block.slices.emplace_back();
        slice.bytes = bytes;
        slice.kind = ended || !block.linesEndOpen ? RecordSlice::Kind::Record : RecordSlice::Kind::LastLine;
        slice.offset = block.offset + static_cast<std::uint64_t>(bytes.data() - block.lines.data());
        slice.size = bytes.size();
        slice.line = block.lineCount;
        if (slice.size > limits.maxRecordBytes) {
            slice.kind = RecordSlice::Kind::TooLong;
            slice.bytes = bytes.substr(0, kExcerptBytes);
        }
    }
    block.offset += block.lines.size() - rest.size();
    block.lines = rest;
}

} // namespace throughline
