// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/file_stream.h"

#include <cerrno>
#include <system_error>

namespace throughline {

Result<std::size_t> FileStream::read(std::span<char> buffer)
{
    for (;;) {
        const ssize_t count =
            m_seekable ? ::pread(m_file.get(), buffer.data(), buffer.size(), static_cast<off_t>(m_done))
                       : ::read(m_file.get(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failure(ProblemCode::ReadFailed, {std::generic_category().message(errno)});
        m_done += static_cast<std::uint64_t>(count);
        return static_cast<std::size_t>(count);
    }
}

} // namespace throughline
