// SPDX-License-Identifier: GPL-3.0-or-later
// Utf16Stream: UTF-16 text as UTF-8, without its byte order mark. Owned by one load, one thread.
#pragma once

#include "core/import/byte_stream.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace throughline {

enum class Utf16 : std::uint8_t { No, LittleEndian, BigEndian };

// Told by a byte order mark, or by the zeros between the first characters of JSON.
[[nodiscard]] Utf16 utf16Of(std::string_view prefix);

class Utf16Stream final : public ByteStream {
public:
    // The text stream outlives this one.
    Utf16Stream(ByteStream& text, Utf16 order) : m_text(text), m_order(order) {}

    Result<std::size_t> read(std::span<char> buffer) override;

private:
    void decode(std::string_view bytes);
    void take(std::uint16_t unit);
    void append(std::uint32_t codePoint);

    ByteStream& m_text;
    Utf16 m_order;
    std::string m_decoded;
    std::size_t m_given = 0;  // bytes of m_decoded that were handed out
    int m_half = -1;          // the first byte of a unit whose second has not come
    std::uint16_t m_high = 0; // a high surrogate that waits for its partner
    bool m_begun = false;
    bool m_ended = false;
};

} // namespace throughline
