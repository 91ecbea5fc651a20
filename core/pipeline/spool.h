// SPDX-License-Identifier: GPL-3.0-or-later
// Spool: a temporary copy of what came through a pipe or was unpacked, so that records can be read back by
// offset.
//
// The file has no name (it is gone when the last descriptor closes, however the program ends). One thread.
#pragma once

#include "core/import/byte_stream.h"
#include "core/pipeline/file_descriptor.h"

namespace throughline {

// An empty nameless file in TMPDIR, /var/tmp or /tmp.
[[nodiscard]] Result<FileDescriptor> openSpool();

// Hands a stream on and writes what it hands on into a spool.
class SpoolingStream final : public ByteStream {
public:
    // Both outlive the stream.
    SpoolingStream(ByteStream& stream, const FileDescriptor& spool) : m_stream(stream), m_spool(spool) {}

    Result<std::size_t> read(std::span<char> buffer) override;

private:
    ByteStream& m_stream;
    const FileDescriptor& m_spool;
};

} // namespace throughline
