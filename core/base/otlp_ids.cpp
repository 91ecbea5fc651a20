// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/otlp_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace throughline {

namespace {

constexpr std::size_t kSpanDigits = 16;
constexpr std::size_t kTraceDigits = 32;
constexpr std::size_t kUuidLength = 36;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool areZeros(std::string_view digits)
{
    return digits.find_first_not_of('0') == std::string_view::npos;
}

std::string withoutDashes(std::string_view text)
{
    constexpr std::size_t kDashes[] = {8, 13, 18, 23};
    std::string digits(text);
    if (text.size() != kUuidLength || !std::all_of(std::begin(kDashes), std::end(kDashes),
                                                   [text](std::size_t at) { return text[at] == '-'; }))
        return digits;
    std::erase(digits, '-');
    return digits;
}

// Hex digits, small, with zeros in front; empty where the text is none, or all zeros, or too long.
std::string digitsOf(std::string text, std::size_t count)
{
    if (text.size() > count || areZeros(text) || !std::all_of(text.begin(), text.end(), isHexDigit))
        return {};
    for (char& c : text)
        c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    return text.insert(0, count - text.size(), '0');
}

// FNV-1a, mixed once more at the end. The same in each run and version: exports of one time and another name
// the same trace alike.
std::string hashed(std::string_view text, std::uint64_t start = 0xCBF29CE484222325)
{
    std::uint64_t hash = start;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
    hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
    hash ^= hash >> 31;
    return fmt::format("{:016x}", hash == 0 ? 1 : hash);
}

} // namespace

OtlpId otlpTraceId(std::string_view text)
{
    std::string digits = digitsOf(withoutDashes(text), kTraceDigits);
    if (digits.empty())
        return {hashed(text) + hashed(text, 0x9E3779B97F4A7C15), false};
    const bool isLong = !areZeros(std::string_view(digits).substr(0, kSpanDigits));
    const bool exact = text == (isLong ? digits : digits.substr(kSpanDigits));
    return {std::move(digits), exact};
}

OtlpId otlpSpanId(std::string_view text)
{
    std::string digits = digitsOf(std::string(text), kSpanDigits);
    if (digits.empty())
        return {hashed(text), false};
    const bool exact = text == digits;
    return {std::move(digits), exact};
}

} // namespace throughline
