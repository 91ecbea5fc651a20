// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/stream_window.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t kLargestBlock = 1 << 20;

} // namespace

bool StreamWindow::extend()
{
    if (m_ended)
        return false;
    makeRoom();
    Result<std::size_t> count = m_stream.read({m_buffer.get() + m_end, m_capacity - m_end});
    if (!count)
        m_failure = std::move(count.error());
    if (!count || *count == 0) {
        m_ended = true;
        return false;
    }
    m_end += *count;
    std::memset(m_buffer.get() + m_end, 0, kReadablePadding);
    m_block = std::min(2 * m_block, kLargestBlock);
    return true;
}

void StreamWindow::makeRoom()
{
    const std::size_t used = m_end - m_start;
    if (m_capacity - m_end >= m_block)
        return;
    if (m_capacity >= used + m_block && m_start >= used) {
        std::memmove(m_buffer.get(), m_buffer.get() + m_start, used);
    } else {
        // Doubled, so that a long record is copied a few times only, however long it gets.
        const std::size_t capacity = std::max(2 * used, m_block) + m_block;
        auto buffer = std::make_unique_for_overwrite<char[]>(capacity + kReadablePadding);
        if (used != 0)
            std::memcpy(buffer.get(), m_buffer.get() + m_start, used);
        m_buffer = std::move(buffer);
        m_capacity = capacity;
    }
    m_start = 0;
    m_end = used;
}

bool skipByteOrderMark(StreamWindow& window)
{
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    while (window.view().size() < kMark.size() && window.extend())
        continue;
    if (!window.view().starts_with(kMark))
        return false;
    window.drop(kMark.size());
    return true;
}

} // namespace throughline
