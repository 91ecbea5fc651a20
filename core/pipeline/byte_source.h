// SPDX-License-Identifier: GPL-3.0-or-later
// ByteSource: one file or standard input, opened, unpacked and decoded while it is read.
//
// gzip and zstd are told by their first bytes, UTF-16 by its own; what is not read as it lies on disk is
// copied into a spool, so that records can be read back. Owned by one load, used on its thread; never changes
// what it opens.
#pragma once

#include "core/import/byte_stream.h"
#include "core/import/reader.h"
#include "core/pipeline/file_payloads.h"
#include "core/pipeline/file_stream.h"
#include "core/pipeline/peek_stream.h"
#include "core/pipeline/utf16_stream.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

inline constexpr std::string_view kStandardInput = "-";

// The name of a source for people: a file's without its folders, "standard input".
[[nodiscard]] std::string sourceNameOf(const std::string& path);

class ByteSource final : public ByteStream {
public:
    // FileMissing, FileUnreadable, IsDirectory, NotRegularFile; ReadFailed where there is no room for a
    // spool.
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>> open(const std::string& path,
                                                                  std::uint64_t maxUnpackedBytes);

    // The first bytes; read() gives them again.
    [[nodiscard]] SourcePrefix prefix() const { return {m_text->first(), m_text->whole()}; }
    // The failure that ended the prefix early; read() fails with it in its place.
    [[nodiscard]] const std::optional<Problem>& prefixFailure() const { return m_text->failure(); }
    Result<std::size_t> read(std::span<char> buffer) override { return m_text->read(buffer); }

    [[nodiscard]] std::uint64_t bytesDone() const { return m_file->bytesDone(); } // of those on disk
    [[nodiscard]] std::uint64_t bytesTotal() const { return m_opened ? m_opened->size : 0; } // 0: not known
    [[nodiscard]] Utf16 utf16() const { return m_utf16; }
    // How the file changed since it was opened; empty where it did not.
    [[nodiscard]] std::optional<std::string> change() const;

    // Where records can be read back from. The source can no longer be read.
    [[nodiscard]] PayloadFile takePayloadFile();

private:
    ByteSource() = default;

    Result<void> openFile(const std::string& path);
    Result<void> chain(std::uint64_t maxUnpackedBytes);
    template <class Stream>
    Stream& add(std::unique_ptr<Stream> stream);

    std::string m_name;
    FileDescriptor m_descriptor;
    FileDescriptor m_spool;
    bool m_seekable = true;
    std::optional<FileIdentity> m_opened;               // none for a pipe
    std::vector<std::unique_ptr<ByteStream>> m_streams; // each reads from the one before
    FileStream* m_file = nullptr;                       // the first of them
    PeekStream* m_text = nullptr;                       // the last of them
    Utf16 m_utf16 = Utf16::No;
};

} // namespace throughline
