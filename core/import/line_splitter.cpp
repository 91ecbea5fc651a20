// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/line_splitter.h"

#include "core/import/json_scan.h"
#include "core/import/text_repair.h"

namespace throughline {

Result<bool> LineSplitter::next(RecordSlice& slice)
{
    if (!m_begun) {
        m_begun = true;
        m_hadByteOrderMark = skipByteOrderMark(m_window);
    }
    const bool found = nextSlice(slice);
    const std::optional<Problem>& failure = m_window.failure();
    if (failure && (!found || failure->code == ProblemCode::Cancelled))
        return tl::unexpected<Problem>(*failure);
    return found;
}

bool LineSplitter::nextSlice(RecordSlice& slice)
{
    m_window.drop(m_taken);
    m_taken = 0;
    std::size_t searched = 0;
    for (;;) {
        const std::string_view rest = m_window.view();
        const std::size_t end = rest.find('\n', searched);
        if (end != std::string_view::npos) {
            if (takeLine(rest.substr(0, end), true, slice))
                return true;
            m_window.drop(m_taken);
            m_taken = searched = 0;
            continue;
        }
        // Room for an end of line like CRLF: whether the line is too long is told without it.
        if (rest.size() > m_maxRecordBytes + 2) {
            skipLongLine(slice);
            return true;
        }
        searched = rest.size();
        if (!m_window.extend())
            return !rest.empty() && takeLine(m_window.view(), false, slice);
    }
}

bool LineSplitter::takeLine(std::string_view line, bool ended, RecordSlice& slice)
{
    ++m_line;
    m_taken = line.size() + (ended ? 1 : 0);
    const std::string_view bytes = trimJsonSpace(line);
    if (bytes.empty())
        return false;
    slice = {};
    slice.kind = ended ? RecordSlice::Kind::Record : RecordSlice::Kind::LastLine;
    slice.bytes = bytes;
    slice.offset = m_window.offset() + static_cast<std::uint64_t>(bytes.data() - line.data());
    slice.size = bytes.size();
    slice.line = m_line;
    if (bytes.size() > m_maxRecordBytes) {
        slice.kind = RecordSlice::Kind::TooLong;
        slice.bytes = bytes.substr(0, kExcerptBytes);
    }
    return true;
}

void LineSplitter::skipLongLine(RecordSlice& slice)
{
    slice = {};
    slice.kind = RecordSlice::Kind::TooLong;
    slice.offset = m_window.offset();
    slice.line = ++m_line;
    m_beginning = m_window.view().substr(0, kExcerptBytes);
    slice.bytes = m_beginning;
    for (;;) {
        const std::string_view rest = m_window.view();
        const std::size_t end = rest.find('\n');
        if (end != std::string_view::npos) {
            slice.size += end;
            m_taken = end + 1;
            return;
        }
        slice.size += rest.size();
        m_window.drop(rest.size());
        if (!m_window.extend())
            return;
    }
}

} // namespace throughline
