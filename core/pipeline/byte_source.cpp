// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/byte_source.h"

#include "core/pipeline/spool.h"
#include "core/pipeline/unpacking_stream.h"

#include <fcntl.h>

#include <cerrno>
#include <system_error>

namespace throughline {

namespace {

constexpr std::size_t kMagicBytes = 64; // enough to tell a packing or UTF-16

std::string errorText()
{
    return std::generic_category().message(errno);
}

// What keeps something that is not a regular file from being opened.
Result<void> checkMode(mode_t mode)
{
    if (S_ISREG(mode))
        return {};
    if (S_ISDIR(mode))
        return failure(ProblemCode::IsDirectory);
    const char* const kind = S_ISFIFO(mode) ? "named pipe" : S_ISSOCK(mode) ? "socket" : "device";
    return failure(ProblemCode::NotRegularFile, {kind});
}

} // namespace

std::string sourceNameOf(const std::string& path)
{
    if (path == kStandardInput)
        return "standard input";
    const std::size_t end = path.find_last_not_of('/');
    const std::size_t slash = path.find_last_of('/', end);
    if (end == std::string::npos)
        return path;
    return slash == std::string::npos ? path.substr(0, end + 1) : path.substr(slash + 1, end - slash);
}

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& path, std::uint64_t maxUnpackedBytes)
{
    std::unique_ptr<ByteSource> source(new ByteSource);
    source->m_name = sourceNameOf(path);
    return source->openFile(path).and_then([&] { return source->chain(maxUnpackedBytes); }).map([&] {
        return std::move(source);
    });
}

Result<void> ByteSource::openFile(const std::string& path)
{
    if (path == kStandardInput) {
        m_descriptor = FileDescriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3));
        struct stat status {};
        if (!m_descriptor || ::fstat(m_descriptor.get(), &status) != 0)
            return failure(ProblemCode::FileUnreadable, {errorText()});
        if (S_ISDIR(status.st_mode))
            return failure(ProblemCode::IsDirectory);
        m_seekable = S_ISREG(status.st_mode) && ::lseek(m_descriptor.get(), 0, SEEK_CUR) == 0;
    } else {
        // The kind is asked before opening: opening a pipe waits for a writer.
        struct stat status {};
        if (path.find('\0') != std::string::npos || ::stat(path.c_str(), &status) != 0) {
            const bool missing = path.find('\0') != std::string::npos || errno == ENOENT || errno == ENOTDIR;
            return missing ? failure(ProblemCode::FileMissing)
                           : failure(ProblemCode::FileUnreadable, {errorText()});
        }
        if (Result<void> regular = checkMode(status.st_mode); !regular)
            return regular;
        m_descriptor = FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
        if (!m_descriptor)
            return failure(ProblemCode::FileUnreadable, {errorText()});
    }
    if (m_seekable)
        m_opened = identityOf(m_descriptor);
    return {};
}

template <class Stream>
Stream& ByteSource::add(std::unique_ptr<Stream> stream)
{
    Stream& added = *stream;
    m_streams.push_back(std::move(stream));
    return added;
}

Result<void> ByteSource::chain(std::uint64_t maxUnpackedBytes)
{
    m_file = &add(std::make_unique<FileStream>(m_descriptor, m_seekable));
    PeekStream* last = &add(std::make_unique<PeekStream>(*m_file, kMagicBytes));
    const Packing packing = packingOf(last->first());
    if (packing != Packing::None) {
        ByteStream& unpacked = add(makeUnpackingStream(*last, packing, maxUnpackedBytes));
        last = &add(std::make_unique<PeekStream>(unpacked, kMagicBytes));
    }
    m_utf16 = utf16Of(last->first());
    ByteStream* text = last;
    if (m_utf16 != Utf16::No)
        text = &add(std::make_unique<Utf16Stream>(*last, m_utf16));
    if (packing != Packing::None || m_utf16 != Utf16::No || !m_seekable) {
        Result<FileDescriptor> spool = openSpool();
        if (!spool)
            return tl::unexpected<Problem>(std::move(spool.error()));
        m_spool = std::move(*spool);
        text = &add(std::make_unique<SpoolingStream>(*text, m_spool));
    }
    m_text = &add(std::make_unique<PeekStream>(*text, kSniffBytes));
    return {};
}

std::optional<std::string> ByteSource::change() const
{
    if (!m_opened)
        return std::nullopt;
    const std::optional<FileIdentity> now = identityOf(m_descriptor);
    if (!now)
        return errorText();
    return *now == *m_opened ? std::nullopt : std::optional(differenceOf(*m_opened, *now));
}

PayloadFile ByteSource::takePayloadFile()
{
    if (m_spool)
        return {m_name, std::move(m_spool), std::nullopt};
    return {m_name, std::move(m_descriptor), m_opened};
}

} // namespace throughline
