// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool.h"

#include "core/base/translation.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace throughline {

namespace {

tl::unexpected<Problem> spoolFailure()
{
    return failure(ProblemCode::ReadFailed,
                   {told(phrase("problems", "the temporary copy cannot be written: {}"),
                         std::generic_category().message(errno))});
}

} // namespace

Result<FileDescriptor> openSpool()
{
    const char* const chosen = std::getenv("TMPDIR");
    for (const std::string& folder :
         {std::string(chosen ? chosen : ""), std::string("/var/tmp"), std::string("/tmp")}) {
        if (folder.empty())
            continue;
        std::string path = folder + "/throughline-XXXXXX";
        FileDescriptor file(::mkostemp(path.data(), O_CLOEXEC));
        if (file) {
            ::unlink(path.c_str());
            return file;
        }
    }
    return spoolFailure();
}

Result<std::size_t> SpoolingStream::read(std::span<char> buffer)
{
    const Result<std::size_t> count = m_stream.read(buffer);
    std::span<const char> rest = buffer.first(count.value_or(0));
    while (!rest.empty()) {
        const ssize_t written = ::write(m_spool.get(), rest.data(), rest.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return spoolFailure();
        rest = rest.subspan(static_cast<std::size_t>(written));
    }
    return count;
}

} // namespace throughline
