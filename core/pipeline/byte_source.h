// SPDX-License-Identifier: GPL-3.0-or-later
// ByteSource: one file, standard input, what a URL names, a file in an archive or a table of a database,
// opened, unpacked and decoded while it is read.
//
// gzip and zstd are told by their first bytes, UTF-16 by its own; what is not read as it lies on disk is
// copied into the spool of the load, so that records can be read back. Owned by one load, used on its thread;
// never changes what it opens.
#pragma once

#include "core/import/byte_stream.h"
#include "core/import/reader.h"
#include "core/pipeline/archive_reader.h"
#include "core/pipeline/database.h"
#include "core/pipeline/download.h"
#include "core/pipeline/file_payloads.h"
#include "core/pipeline/file_stream.h"
#include "core/pipeline/peek_stream.h"
#include "core/pipeline/source_paths.h"
#include "core/pipeline/utf16_stream.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

class ByteSource final : public ByteStream {
public:
    // FileMissing, FileUnreadable, IsDirectory, NotRegularFile; ReadFailed where there is no room for a
    // spool.
    // The spool is opened where the first source of a load needs one.
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>>
    open(const SourcePath& path, std::uint64_t maxUnpackedBytes, SharedFile& spool);
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>> ofDownload(const std::string& name,
                                                                        std::unique_ptr<Download> download,
                                                                        std::uint64_t maxUnpackedBytes,
                                                                        SharedFile& spool);
    // The file that an archive is at.
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>>
    ofMember(const std::string& name, ArchiveReader& archive, SharedFile& spool);
    // The rows of a table, which outlive it.
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>> ofTable(const std::string& name, TableRows& rows,
                                                                     SharedFile& spool);

    // Whether this is an archive of several files, to be read by an ArchiveReader. It has no payload file.
    [[nodiscard]] ArchiveKind archive() const { return m_archive; }

    // The first bytes; read() gives them again.
    [[nodiscard]] SourcePrefix prefix() const { return {m_text->first(), m_text->whole()}; }
    // The failure that ended the prefix early; read() fails with it in its place.
    [[nodiscard]] const std::optional<Problem>& prefixFailure() const { return m_text->failure(); }
    Result<std::size_t> read(std::span<char> buffer) override { return m_text->read(buffer); }

    // Of those on disk or on the way; of a file in an archive those unpacked.
    [[nodiscard]] std::uint64_t bytesDone() const;
    [[nodiscard]] std::uint64_t bytesTotal() const; // 0: not known
    [[nodiscard]] Utf16 utf16() const { return m_utf16; }
    // How the file changed since it was opened; empty where it did not.
    [[nodiscard]] std::optional<std::string> change() const;

    // Where records can be read back from. The source can no longer be read.
    [[nodiscard]] PayloadFile takePayloadFile();

private:
    ByteSource() = default;

    Result<void> openFile(const std::string& path);
    // `packings`: how often the bytes may be packed.
    Result<void> chain(ByteStream& raw, int packings, std::uint64_t maxUnpackedBytes, SharedFile& spool);
    Result<void> chainText(PeekStream& bytes, bool asOnDisk, SharedFile& spool);
    template <class Stream>
    Stream& add(std::unique_ptr<Stream> stream);

    std::string m_name;
    std::string m_path;
    FileDescriptor m_descriptor;
    SharedFile m_spool;             // none where records are read back from the file itself
    std::uint64_t m_spoolStart = 0; // where this source begins in it
    ArchiveKind m_archive = ArchiveKind::None;
    const ArchiveReader* m_member = nullptr; // of a file in an archive
    const TableRows* m_table = nullptr;      // of a table in a database
    const Download* m_download = nullptr;    // of a URL
    bool m_seekable = true;
    std::optional<FileIdentity> m_opened;               // none for a pipe
    std::vector<std::unique_ptr<ByteStream>> m_streams; // each reads from the one before
    FileStream* m_file = nullptr;                       // the first of them, of a file
    PeekStream* m_text = nullptr;                       // the last of them
    Utf16 m_utf16 = Utf16::No;
};

} // namespace throughline
