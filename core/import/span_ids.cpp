// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/span_ids.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t kSpanDigits = 16;
constexpr std::size_t kTraceDigits = 32;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

char lower(char c)
{
    return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view padded(std::string_view digits, std::size_t width, SpanIdBuffer& buffer)
{
    const auto zerosEnd = std::fill_n(buffer.begin(), width - digits.size(), '0');
    std::transform(digits.begin(), digits.end(), zerosEnd, lower);
    return {buffer.data(), width};
}

std::string_view withoutZeros(std::string_view digits)
{
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

} // namespace

bool isHex(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isHexDigit);
}

std::string_view normalTraceId(std::string_view text, SpanIdBuffer& buffer)
{
    if (text.size() > kTraceDigits || !isHex(text))
        return text;
    const std::string_view digits = withoutZeros(text);
    if (digits.empty())
        return {};
    return padded(digits, digits.size() > kSpanDigits ? kTraceDigits : kSpanDigits, buffer);
}

std::string_view normalSpanId(std::string_view text, SpanIdBuffer& buffer)
{
    if (text.size() > kTraceDigits || !isHex(text))
        return text;
    const std::string_view digits = withoutZeros(text);
    if (digits.empty() || digits.size() > kSpanDigits)
        return digits.empty() ? std::string_view() : text;
    return padded(digits, kSpanDigits, buffer);
}

} // namespace throughline
