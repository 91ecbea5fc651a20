// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/line_cutter.h"

namespace throughline {

Result<bool> LineCutter::next(Block& block)
{
    if (!m_begun) {
        m_begun = true;
        m_rest.begin();
    }
    std::size_t searched = 0;
    while (!m_rest.ended()) {
        const bool more = m_rest.readMore();
        if (m_rest.cancelled())
            return tl::unexpected<Problem>(*m_rest.failure());
        if (!more)
            break;
        const std::size_t last = m_rest.view().substr(searched).rfind('\n');
        if (last != std::string_view::npos) {
            m_rest.handOut(block, searched + last + 1);
            return true;
        }
        searched = m_rest.size();
        // Room for an end of line like CRLF: whether the line is too long is told without it.
        if (searched > m_limits.maxRecordBytes + 2) {
            m_rest.skipLongLine(block);
            return true;
        }
    }
    if (m_rest.size() != 0) {
        m_rest.handOut(block, m_rest.size());
        block.linesEndOpen = true;
        return true;
    }
    if (m_rest.failure())
        return tl::unexpected<Problem>(*m_rest.failure());
    return false;
}

} // namespace throughline
