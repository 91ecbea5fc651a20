// SPDX-License-Identifier: GPL-3.0-or-later
// Spool: a temporary copy of what came through a pipe or was unpacked, so that records can be read back by
// offset.
//
// The file has no name (it is gone when the last descriptor closes, however the program ends), but for that
// of a NamedCopy. One thread.
#pragma once

#include "core/import/byte_stream.h"
#include "core/pipeline/file_descriptor.h"

#include <memory>
#include <string>
#include <utility>

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

// A copy of all that a stream holds as a file with a name, for what is read by its name. Removed with the
// object.
class NamedCopy {
public:
    // As the stream fails; ReadFailed where there is no room.
    [[nodiscard]] static Result<std::unique_ptr<NamedCopy>> of(ByteStream& stream);
    ~NamedCopy();
    NamedCopy(const NamedCopy&) = delete;
    NamedCopy& operator=(const NamedCopy&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    explicit NamedCopy(std::string path) : m_path(std::move(path)) {}

    std::string m_path;
};

} // namespace throughline
