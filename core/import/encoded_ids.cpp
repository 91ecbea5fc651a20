// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/encoded_ids.h"

#include <cstdint>
#include <span>

namespace throughline {

namespace {

constexpr std::size_t kTraceBytes = 16;
constexpr std::size_t kSpanBytes = 8;

// The six bits of a letter of base64, with either alphabet; -1 for any other.
int sixBits(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

// Whether the text is base64 of exactly so many bytes, with its padding: without it, an id that is neither
// could look like it.
bool decode(std::string_view text, std::span<char> bytes)
{
    const std::size_t padding = (3 - bytes.size() % 3) % 3;
    if (text.size() != (bytes.size() + 2) / 3 * 4 || text.find('=') != text.size() - padding)
        return false;
    std::uint32_t bits = 0;
    std::size_t count = 0;
    std::size_t next = 0;
    for (const char c : text.substr(0, text.size() - padding)) {
        const int value = sixBits(c);
        if (value < 0)
            return false;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8 && next < bytes.size()) {
            count -= 8;
            bytes[next++] = static_cast<char>(bits >> count & 0xFF);
        }
    }
    return next == bytes.size();
}

std::string_view digitsOf(std::span<const char> bytes, SpanIdBuffer& buffer)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::size_t next = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        buffer[next++] = kDigits[byte >> 4];
        buffer[next++] = kDigits[byte & 15];
    }
    return {buffer.data(), next};
}

// The hex digits in a text of base64, in the buffer; empty where there are none.
std::string_view digitsIn(std::string_view text, std::size_t size, SpanIdBuffer& buffer)
{
    std::array<char, kTraceBytes> bytes{};
    const std::span<char> raw(bytes.data(), size);
    if (!text.ends_with('='))
        return {};
    if (decode(text, raw))
        return digitsOf(raw, buffer);
    const std::span<char> digits(buffer.data(), 2 * size);
    if (decode(text, digits) && isHex({digits.data(), digits.size()}))
        return {digits.data(), digits.size()};
    return {};
}

} // namespace

std::string_view decodedTraceId(std::string_view text, SpanIdBuffer& buffer)
{
    SpanIdBuffer decoded;
    const std::string_view digits = digitsIn(text, kTraceBytes, decoded);
    return normalTraceId(digits.empty() ? text : digits, buffer);
}

std::string_view decodedSpanId(std::string_view text, SpanIdBuffer& buffer)
{
    SpanIdBuffer decoded;
    const std::string_view digits = digitsIn(text, kSpanBytes, decoded);
    return normalSpanId(digits.empty() ? text : digits, buffer);
}

} // namespace throughline
