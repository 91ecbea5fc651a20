// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/utf16_stream.h"

#include <array>

namespace throughline {

namespace {

// Not UTF-8 on purpose: the reader finds it in the record that holds it, repairs that record and counts it.
constexpr char kLoneSurrogate = '\xFF';
constexpr std::uint16_t kByteOrderMark = 0xFEFF;

bool startsJson(char c)
{
    return c == '{' || c == '[' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isHighSurrogate(std::uint32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLowSurrogate(std::uint32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

} // namespace

Utf16 utf16Of(std::string_view prefix)
{
    if (prefix.size() < 4 || prefix.starts_with(std::string_view("\xFF\xFE\0\0", 4)))
        return Utf16::No;
    if (prefix.starts_with("\xFF\xFE"))
        return Utf16::LittleEndian;
    if (prefix.starts_with("\xFE\xFF"))
        return Utf16::BigEndian;
    if (startsJson(prefix[0]) && prefix[1] == '\0' && prefix[2] != '\0' && prefix[3] == '\0')
        return Utf16::LittleEndian;
    if (prefix[0] == '\0' && startsJson(prefix[1]) && prefix[2] == '\0' && prefix[3] != '\0')
        return Utf16::BigEndian;
    return Utf16::No;
}

Result<std::size_t> Utf16Stream::read(std::span<char> buffer)
{
    while (m_given == m_decoded.size() && !m_ended) {
        std::array<char, 64 << 10> block;
        const Result<std::size_t> count = m_text.read(block);
        if (!count)
            return count;
        m_decoded.clear();
        m_given = 0;
        decode({block.data(), *count});
    }
    const std::size_t count = std::min(buffer.size(), m_decoded.size() - m_given);
    std::copy_n(m_decoded.data() + m_given, count, buffer.data());
    m_given += count;
    return count;
}

void Utf16Stream::decode(std::string_view bytes)
{
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (m_half < 0) {
            m_half = byte;
            continue;
        }
        const int unit = m_order == Utf16::LittleEndian ? byte << 8 | m_half : m_half << 8 | byte;
        m_half = -1;
        take(static_cast<std::uint16_t>(unit));
    }
    if (bytes.empty()) {
        m_ended = true;
        if (m_high != 0 || m_half >= 0)
            m_decoded += kLoneSurrogate;
    }
}

void Utf16Stream::take(std::uint16_t unit)
{
    const bool first = !std::exchange(m_begun, true);
    if (first && unit == kByteOrderMark)
        return;
    const std::uint32_t high = std::exchange(m_high, std::uint16_t{0});
    if (high != 0 && isLowSurrogate(unit))
        return append(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00U));
    if (high != 0)
        m_decoded += kLoneSurrogate;
    if (isHighSurrogate(unit))
        m_high = unit;
    else if (isLowSurrogate(unit))
        m_decoded += kLoneSurrogate;
    else
        append(unit);
}

void Utf16Stream::append(std::uint32_t codePoint)
{
    const auto add = [this](std::uint32_t byte) { m_decoded += static_cast<char>(byte); };
    if (codePoint < 0x80) {
        add(codePoint);
    } else if (codePoint < 0x800) {
        add(0xC0 | codePoint >> 6);
        add(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        add(0xE0 | codePoint >> 12);
        add(0x80 | (codePoint >> 6 & 0x3F));
        add(0x80 | (codePoint & 0x3F));
    } else {
        add(0xF0 | codePoint >> 18);
        add(0x80 | (codePoint >> 12 & 0x3F));
        add(0x80 | (codePoint >> 6 & 0x3F));
        add(0x80 | (codePoint & 0x3F));
    }
}

} // namespace throughline
