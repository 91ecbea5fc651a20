// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/byte_source.h"

#include "core/base/translation.h"
#include "core/pipeline/spool.h"
#include "core/pipeline/unpacking_stream.h"

#include <fcntl.h>

#include <cerrno>
#include <system_error>

namespace throughline {

namespace {

constexpr std::size_t kMagicBytes = kArchiveMagicBytes; // enough to tell a packing, an archive or UTF-16

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
    std::string kind = S_ISFIFO(mode)   ? told(phrase("problems", "named pipe"))
                       : S_ISSOCK(mode) ? told(phrase("problems", "socket"))
                                        : told(phrase("problems", "device"));
    return failure(ProblemCode::NotRegularFile, {std::move(kind)});
}

} // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const SourcePath& path, std::uint64_t maxUnpackedBytes,
                                                     SharedFile& spool)
{
    std::unique_ptr<ByteSource> source(new ByteSource);
    source->m_name = path.name;
    source->m_path = path.path;
    return source->openFile(path.path)
        .and_then([&] {
            source->m_file =
                &source->add(std::make_unique<FileStream>(source->m_descriptor, source->m_seekable));
            return source->chain(*source->m_file, 1, maxUnpackedBytes, spool);
        })
        .map([&] { return std::move(source); });
}

Result<std::unique_ptr<ByteSource>> ByteSource::ofDownload(const std::string& name,
                                                           std::unique_ptr<Download> download,
                                                           std::uint64_t maxUnpackedBytes, SharedFile& spool)
{
    std::unique_ptr<ByteSource> source(new ByteSource);
    source->m_name = name;
    source->m_seekable = false;
    source->m_download = download.get();
    const int packings = download->isPackedForTransfer() ? 2 : 1;
    return source->chain(source->add(std::move(download)), packings, maxUnpackedBytes, spool).map([&] {
        return std::move(source);
    });
}

Result<std::unique_ptr<ByteSource>> ByteSource::ofMember(const std::string& name, ArchiveReader& archive,
                                                         SharedFile& spool)
{
    std::unique_ptr<ByteSource> source(new ByteSource);
    source->m_name = name;
    source->m_member = &archive;
    PeekStream& bytes = source->add(std::make_unique<PeekStream>(archive, kMagicBytes));
    return source->chainText(bytes, false, spool).map([&] { return std::move(source); });
}

Result<std::unique_ptr<ByteSource>> ByteSource::ofTable(const std::string& name, TableRows& rows,
                                                        SharedFile& spool)
{
    std::unique_ptr<ByteSource> source(new ByteSource);
    source->m_name = name;
    source->m_table = &rows;
    PeekStream& bytes = source->add(std::make_unique<PeekStream>(rows, kMagicBytes));
    return source->chainText(bytes, false, spool).map([&] { return std::move(source); });
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

Result<void> ByteSource::chain(ByteStream& raw, int packings, std::uint64_t maxUnpackedBytes,
                               SharedFile& spool)
{
    PeekStream* last = &add(std::make_unique<PeekStream>(raw, kMagicBytes));
    bool asOnDisk = m_seekable;
    for (; packings > 0; --packings) {
        const Packing packing = packingOf(last->first());
        if (packing == Packing::None)
            break;
        ByteStream& unpacked = add(makeUnpackingStream(*last, packing, maxUnpackedBytes));
        last = &add(std::make_unique<PeekStream>(unpacked, kMagicBytes));
        asOnDisk = false;
    }
    m_archive = archiveKindOf(last->first());
    if (m_archive != ArchiveKind::None) {
        m_text = last;
        return {};
    }
    return chainText(*last, asOnDisk, spool);
}

Result<void> ByteSource::chainText(PeekStream& bytes, bool asOnDisk, SharedFile& spool)
{
    m_utf16 = utf16Of(bytes.first());
    ByteStream* text = &bytes;
    if (m_utf16 != Utf16::No)
        text = &add(std::make_unique<Utf16Stream>(bytes, m_utf16));
    if (!asOnDisk || m_utf16 != Utf16::No) {
        if (!spool) {
            Result<FileDescriptor> opened = openSpool();
            if (!opened)
                return tl::unexpected<Problem>(std::move(opened.error()));
            spool = std::make_shared<const FileDescriptor>(std::move(*opened));
        }
        m_spool = spool;
        m_spoolStart = static_cast<std::uint64_t>(::lseek(spool->get(), 0, SEEK_CUR));
        text = &add(std::make_unique<SpoolingStream>(*text, *m_spool));
    }
    m_text = &add(std::make_unique<PeekStream>(*text, kSniffBytes));
    return {};
}

std::uint64_t ByteSource::bytesDone() const
{
    if (m_member)
        return m_member->fileBytes();
    if (m_table)
        return m_table->bytesDone();
    return m_download ? m_download->bytesDone() : m_file->bytesDone();
}

std::uint64_t ByteSource::bytesTotal() const
{
    if (m_download)
        return m_download->bytesTotal();
    return m_opened ? m_opened->size : 0;
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
        return {.name = m_name, .file = m_spool, .start = m_spoolStart};
    return {.name = m_name,
            .path = m_path,
            .file = std::make_shared<const FileDescriptor>(std::move(m_descriptor)),
            .seen = m_opened};
}

} // namespace throughline
