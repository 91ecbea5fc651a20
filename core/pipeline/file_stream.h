// SPDX-License-Identifier: GPL-3.0-or-later
// FileStream: the bytes of an open file or pipe as they lie there. Owned by one load, one thread.
#pragma once

#include "core/import/byte_stream.h"
#include "core/pipeline/file_descriptor.h"

#include <cstdint>

namespace throughline {

class FileStream final : public ByteStream {
public:
    // The descriptor outlives the stream. Where the file can be read at any place its own position is left
    // alone.
    FileStream(const FileDescriptor& file, bool seekable) : m_file(file), m_seekable(seekable) {}

    // ReadFailed where the system says so.
    Result<std::size_t> read(std::span<char> buffer) override;
    [[nodiscard]] std::uint64_t bytesDone() const { return m_done; }

private:
    const FileDescriptor& m_file;
    bool m_seekable;
    std::uint64_t m_done = 0;
};

} // namespace throughline
