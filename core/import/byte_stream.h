// SPDX-License-Identifier: GPL-3.0-or-later
// ByteStream: the bytes of one source from start to end, unpacked, in blocks. What readers read from.
//
// Used by one thread. A failure ends the stream; Cancelled is the failure of a load that was cancelled, all
// others leave what came before usable. Implemented by pipeline/ for files and by MemoryStream for a text.
#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>

namespace throughline {

class ByteStream {
public:
    virtual ~ByteStream() = default;
    // Fills at least one byte of a buffer that is not empty; 0 is the end.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<char> buffer) = 0;
};

// The bytes of a text that outlives the stream, handed out in blocks of at most `block` bytes.
class MemoryStream final : public ByteStream {
public:
    explicit MemoryStream(std::string_view text, std::size_t block = std::string_view::npos)
        : m_rest(text), m_block(block)
    {}

    Result<std::size_t> read(std::span<char> buffer) override
    {
        const std::size_t count = std::min({m_rest.size(), buffer.size(), m_block});
        if (count != 0)
            std::memcpy(buffer.data(), m_rest.data(), count);
        m_rest.remove_prefix(count);
        return count;
    }

private:
    std::string_view m_rest;
    std::size_t m_block;
};

} // namespace throughline
