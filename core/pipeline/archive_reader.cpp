// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/archive_reader.h"

#include "core/base/translation.h"
#include "core/pipeline/unpacking_stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace throughline {

namespace {

constexpr std::size_t kBlock = 256 << 10;
constexpr std::size_t kLongestName = 300;

// Hidden, or what a Mac adds beside each file.
bool isHidden(std::string_view name)
{
    return name.starts_with('.') || name.find("/.") != std::string_view::npos ||
           name.starts_with("__MACOSX/");
}

} // namespace

ArchiveKind archiveKindOf(std::string_view prefix)
{
    constexpr std::size_t kTarMagicPlace = 257;
    if (prefix.starts_with("PK\x03\x04") || prefix.starts_with("PK\x05\x06"))
        return ArchiveKind::Zip;
    const bool tar =
        prefix.size() >= kArchiveMagicBytes && prefix.substr(kTarMagicPlace).starts_with("ustar");
    return tar ? ArchiveKind::Tar : ArchiveKind::None;
}

struct ArchiveReader::Handle {
    explicit Handle(ByteStream& stream) : packed(stream), buffer(kBlock) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { ::archive_read_free(reader); }

    static la_ssize_t give(archive* reader, void* self, const void** bytes)
    {
        Handle& handle = *static_cast<Handle*>(self);
        Result<std::size_t> count = handle.packed.read(handle.buffer);
        if (!count) {
            handle.failure = std::move(count.error());
            ::archive_set_error(reader, -1, "the archive could not be read");
            return ARCHIVE_FATAL;
        }
        *bytes = handle.buffer.data();
        handle.consumed += *count;
        return static_cast<la_ssize_t>(*count);
    }

    ByteStream& packed;
    std::vector<char> buffer;
    std::uint64_t consumed = 0;
    std::optional<Problem> failure; // of the packed stream
    archive* reader = ::archive_read_new();
};

ArchiveReader::ArchiveReader(ByteStream& packed, ArchiveKind kind, std::uint64_t maxUnpackedBytes)
    : m_handle(std::make_unique<Handle>(packed)), m_kind(kind == ArchiveKind::Zip ? "zip" : "tar"),
      m_limit(maxUnpackedBytes)
{
    if (kind == ArchiveKind::Zip)
        ::archive_read_support_format_zip_streamable(m_handle->reader);
    else
        ::archive_read_support_format_tar(m_handle->reader);
    ::archive_read_open(m_handle->reader, m_handle.get(), nullptr, &Handle::give, nullptr);
}

ArchiveReader::~ArchiveReader() = default;

Result<bool> ArchiveReader::next()
{
    while (!m_ended) {
        archive_entry* entry = nullptr;
        const int status = ::archive_read_next_header(m_handle->reader, &entry);
        if (status == ARCHIVE_EOF)
            return false;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return fault();
        if (++m_files > kMostFiles)
            return failure(ProblemCode::ReadFailed,
                           {told(phrase("problems", "the archive holds more than {} files"), kMostFiles)});
        const char* name = ::archive_entry_pathname_utf8(entry);
        if (!name)
            name = ::archive_entry_pathname(entry);
        m_name = name ? name : fmt::format("file {}", m_files);
        if (::archive_entry_filetype(entry) != AE_IFREG || isHidden(m_name))
            continue;
        if (m_name.size() > kLongestName)
            m_name.resize(kLongestName);
        m_encrypted = ::archive_entry_is_encrypted(entry) != 0;
        m_fileBytes = 0;
        return true;
    }
    return false;
}

Result<std::size_t> ArchiveReader::read(std::span<char> buffer)
{
    // At the limit one more byte tells whether the file ends there.
    char beyond = 0;
    const bool full = m_unpacked == m_limit;
    const std::span<char> room =
        full ? std::span(&beyond, 1)
             : buffer.first(std::min<std::uint64_t>(buffer.size(), m_limit - m_unpacked));
    const la_ssize_t count = ::archive_read_data(m_handle->reader, room.data(), room.size());
    if (count < 0)
        return fault();
    if (full && count > 0)
        return tooMuch(told(phrase("problems", "{} bytes"), m_limit));
    m_unpacked += static_cast<std::uint64_t>(count);
    m_fileBytes += static_cast<std::uint64_t>(count);
    if (m_unpacked > kGrowthUnwatched && m_unpacked / kMostGrowth > m_handle->consumed)
        return tooMuch(told(phrase("problems", "{} times its size"), kMostGrowth));
    return static_cast<std::size_t>(count);
}

tl::unexpected<Problem> ArchiveReader::tooMuch(std::string limit)
{
    m_ended = true;
    return failure(ProblemCode::OutputLimit, {std::string(m_kind), std::move(limit)});
}

tl::unexpected<Problem> ArchiveReader::fault()
{
    m_ended = true;
    if (m_handle->failure)
        return tl::unexpected<Problem>(*m_handle->failure);
    const char* const reason = ::archive_error_string(m_handle->reader);
    return failure(ProblemCode::CorruptCompression,
                   {std::string(m_kind), reason ? reason : told(phrase("problems", "it ends too early"))});
}

} // namespace throughline
