// SPDX-License-Identifier: GPL-3.0-or-later
// PeekStream: a stream whose first bytes can be looked at before it is read. Owned by one load, one thread.
#pragma once

#include "core/import/byte_stream.h"

#include <optional>
#include <string>
#include <string_view>

namespace throughline {

class PeekStream final : public ByteStream {
public:
    // Reads the first bytes, at most `count`; fewer where the stream ends or fails before. The stream
    // outlives this.
    PeekStream(ByteStream& stream, std::size_t count);

    [[nodiscard]] std::string_view first() const { return m_first; }
    // Nothing follows after first().
    [[nodiscard]] bool whole() const { return m_whole; }
    // What ended first() early; read() fails with it in its place.
    [[nodiscard]] const std::optional<Problem>& failure() const { return m_failure; }

    Result<std::size_t> read(std::span<char> buffer) override;

private:
    ByteStream& m_stream;
    std::string m_first;
    std::size_t m_given = 0;
    bool m_whole = false;
    std::optional<Problem> m_failure;
};

} // namespace throughline
