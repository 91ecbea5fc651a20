// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/peek_stream.h"

namespace throughline {

PeekStream::PeekStream(ByteStream& stream, std::size_t count) : m_stream(stream)
{
    m_first.resize(count);
    std::size_t filled = 0;
    while (filled < count && !m_whole && !m_failure) {
        Result<std::size_t> got = m_stream.read(std::span<char>(m_first).subspan(filled));
        if (!got)
            m_failure = std::move(got.error());
        else if (*got == 0)
            m_whole = true;
        filled += got.value_or(0);
    }
    m_first.resize(filled);
}

Result<std::size_t> PeekStream::read(std::span<char> buffer)
{
    if (m_given < m_first.size()) {
        const std::size_t count = m_first.copy(buffer.data(), buffer.size(), m_given);
        m_given += count;
        return count;
    }
    if (m_failure)
        return tl::unexpected<Problem>(*m_failure);
    if (m_whole)
        return 0;
    return m_stream.read(buffer);
}

} // namespace throughline
