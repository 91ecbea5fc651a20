// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/spool.h"

#include "core/base/translation.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <vector>

namespace throughline {

namespace {

constexpr std::size_t kCopiedAtOnce = 256 << 10;

tl::unexpected<Problem> spoolFailure()
{
    return failure(ProblemCode::ReadFailed,
                   {told(phrase("problems", "the temporary copy cannot be written: {}"),
                         std::generic_category().message(errno))});
}

struct TemporaryFile {
    FileDescriptor file;
    std::string path;
};

Result<TemporaryFile> makeTemporaryFile()
{
    const char* const chosen = std::getenv("TMPDIR");
    for (const std::string& folder :
         {std::string(chosen ? chosen : ""), std::string("/var/tmp"), std::string("/tmp")}) {
        if (folder.empty())
            continue;
        std::string path = folder + "/throughline-XXXXXX";
        FileDescriptor file(::mkostemp(path.data(), O_CLOEXEC));
        if (file)
            return TemporaryFile{std::move(file), std::move(path)};
    }
    return spoolFailure();
}

} // namespace

Result<FileDescriptor> openSpool()
{
    return makeTemporaryFile().map([](TemporaryFile made) {
        ::unlink(made.path.c_str());
        return std::move(made.file);
    });
}

Result<std::unique_ptr<NamedCopy>> NamedCopy::of(ByteStream& stream)
{
    Result<TemporaryFile> made = makeTemporaryFile();
    if (!made)
        return tl::unexpected<Problem>(std::move(made.error()));
    std::unique_ptr<NamedCopy> copy(new NamedCopy(std::move(made->path)));
    SpoolingStream copying(stream, made->file);
    std::vector<char> buffer(kCopiedAtOnce);
    for (;;) {
        const Result<std::size_t> count = copying.read(buffer);
        if (!count)
            return tl::unexpected<Problem>(count.error());
        if (*count == 0)
            return copy;
    }
}

NamedCopy::~NamedCopy()
{
    ::unlink(m_path.c_str());
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
