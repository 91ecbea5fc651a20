// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/csv/csv_cutter.h"

#include "core/import/text_repair.h"

#include <algorithm>
#include <cstring>

namespace throughline {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

} // namespace

Result<bool> CsvCutter::next(Block& block)
{
    if (!m_begun) {
        m_begun = true;
        m_rest.begin();
    }
    while (!m_rest.ended()) {
        const bool more = m_rest.readMore();
        if (m_rest.cancelled())
            return tl::unexpected<Problem>(*m_rest.failure());
        scan();
        if (!more)
            break;
        if (const std::size_t end = lastRowEnd(); end != kNowhere) {
            handOut(block, end);
            return true;
        }
        if (m_rest.size() > m_limits.maxRecordBytes + 2) {
            handOutLines(block);
            return true;
        }
    }
    if (m_rest.size() != 0) {
        handOutEnd(block);
        return true;
    }
    if (m_rest.failure())
        return tl::unexpected<Problem>(*m_rest.failure());
    return false;
}

// From quote to quote; the last byte may be the first half of a doubled quote and waits for the next.
void CsvCutter::scan()
{
    const char* const text = m_rest.view().data();
    const std::size_t size = m_rest.size();
    std::size_t outside = m_scanned;
    while (m_scanned < size) {
        const void* const found = std::memchr(text + m_scanned, '"', size - m_scanned);
        const std::size_t quote =
            found ? static_cast<std::size_t>(static_cast<const char*>(found) - text) : size;
        if (!m_quoted) {
            m_scanned = std::min(quote + 1, size);
            if (quote < size && opensCell(quote)) {
                m_outside.emplace_back(outside, quote);
                m_quoted = true;
            }
        } else if (quote + 1 < size && text[quote + 1] == '"') {
            m_scanned = quote + 2;
        } else if (quote == size) {
            m_scanned = size;
        } else if (quote + 1 == size && !m_rest.ended()) {
            m_scanned = quote;
            return;
        } else {
            m_scanned = outside = quote + 1;
            m_quoted = false;
        }
    }
    if (!m_quoted)
        m_outside.emplace_back(outside, size);
}

bool CsvCutter::opensCell(std::size_t quote) const
{
    const char before = quote == 0 ? '\n' : m_rest.view()[quote - 1];
    return before == '\n' || before == m_delimiter;
}

std::size_t CsvCutter::lastRowEnd() const
{
    for (auto part = m_outside.rbegin(); part != m_outside.rend(); ++part) {
        const std::string_view text = m_rest.view().substr(part->first, part->second - part->first);
        const std::size_t end = text.rfind('\n');
        if (end != kNowhere)
            return part->first + end + 1;
    }
    return kNowhere;
}

// What follows the rows is scanned again from its start: it is a part of one row.
void CsvCutter::handOut(Block& block, std::size_t size)
{
    m_rest.handOut(block, size);
    beginRow();
}

// The last rows; before a quote that is never closed those in front of it.
void CsvCutter::handOutEnd(Block& block)
{
    scan();
    const std::size_t end = m_quoted ? lastRowEnd() : m_rest.size();
    if (end == kNowhere)
        return handOutLines(block);
    block.linesEndOpen = !m_quoted;
    handOut(block, end);
}

void CsvCutter::handOutLines(Block& block)
{
    const std::size_t last = m_rest.view().rfind('\n');
    const std::size_t size = m_rest.ended() ? m_rest.size() : last == kNowhere ? 0 : last + 1;
    if (size == 0)
        return skipLongLine(block);
    handOut(block, size);
    std::string_view rest = block.lines;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        RecordSlice slice;
        slice.kind = end == rest.size() ? RecordSlice::Kind::LastLine : RecordSlice::Kind::Record;
        slice.bytes = rest.substr(0, end);
        slice.size = end;
        slice.offset = block.offset + static_cast<std::uint64_t>(rest.data() - block.lines.data());
        slice.line = ++block.lineCount;
        block.slices.push_back(slice);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    block.lines = {};
}

void CsvCutter::skipLongLine(Block& block)
{
    m_rest.skipLongLine(block);
    beginRow();
}

void CsvCutter::beginRow()
{
    m_scanned = 0;
    m_quoted = false;
    m_outside.clear();
}

} // namespace throughline
