// SPDX-License-Identifier: GPL-3.0-or-later
// ArchiveReader: the files in a zip or tar archive, one after the other, within limits.
//
// Reads the archive from start to end, so it may come through a pipe. Names are only ever shown. Damage is
// CorruptCompression, after all that came before; too much output, in all or for the size of the input, is
// OutputLimit (spec 6, no. 20). Owned by one load, one thread.
#pragma once

#include "core/import/byte_stream.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace throughline {

enum class ArchiveKind : std::uint8_t { None, Zip, Tar };

inline constexpr std::size_t kArchiveMagicBytes = 512;
// Told by the first kArchiveMagicBytes.
[[nodiscard]] ArchiveKind archiveKindOf(std::string_view prefix);

// read() gives the bytes of the file that next() came to.
class ArchiveReader final : public ByteStream {
public:
    static constexpr std::uint64_t kMostFiles = 100'000;

    // The packed stream outlives this.
    ArchiveReader(ByteStream& packed, ArchiveKind kind, std::uint64_t maxUnpackedBytes);
    ~ArchiveReader() override;

    // Goes to the next file, over folders, links and hidden files; false at the end, which is also after a
    // fault.
    [[nodiscard]] Result<bool> next();
    [[nodiscard]] const std::string& name() const { return m_name; } // with its folders
    [[nodiscard]] bool encrypted() const { return m_encrypted; }
    [[nodiscard]] std::uint64_t fileBytes() const { return m_fileBytes; } // read of the file so far

    Result<std::size_t> read(std::span<char> buffer) override;

private:
    struct Handle;

    [[nodiscard]] tl::unexpected<Problem> fault();
    [[nodiscard]] tl::unexpected<Problem> tooMuch(std::string limit);

    std::unique_ptr<Handle> m_handle;
    std::string_view m_kind;
    std::uint64_t m_limit;
    std::uint64_t m_unpacked = 0; // of all files
    std::uint64_t m_files = 0;
    std::string m_name;
    bool m_encrypted = false;
    bool m_ended = false; // nothing can be read after a fault
    std::uint64_t m_fileBytes = 0;
};

} // namespace throughline
