// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_text.h"

#include "core/base/short_text.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <cstdint>

namespace throughline {

namespace {

bool isPlain(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

// Whether the text can stand between quotes as it is, and is ASCII: eight letters at a time.
bool isPlainAscii(std::string_view text)
{
    constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101;
    constexpr std::uint64_t kHighBits = 0x80 * kOnes;
    const auto hasZero = [](std::uint64_t word) { return (word - kOnes) & ~word & kHighBits; };
    for (; text.size() >= sizeof(std::uint64_t); text.remove_prefix(sizeof(std::uint64_t))) {
        const std::uint64_t word = loadWord(text.data());
        const std::uint64_t controls = (word - 0x20 * kOnes) & ~word & kHighBits;
        if ((word & kHighBits) | controls | hasZero(word ^ ('"' * kOnes)) | hasZero(word ^ ('\\' * kOnes)))
            return false;
    }
    return std::ranges::all_of(text,
                               [](char c) { return isPlain(c) && static_cast<unsigned char>(c) < 0x80; });
}

void appendEscaped(std::string& json, char c)
{
    constexpr char kDigits[] = "0123456789abcdef";
    switch (c) {
    case '"':
        json += "\\\"";
        break;
    case '\\':
        json += "\\\\";
        break;
    case '\n':
        json += "\\n";
        break;
    case '\r':
        json += "\\r";
        break;
    case '\t':
        json += "\\t";
        break;
    default:
        json += "\\u00";
        json += kDigits[static_cast<unsigned char>(c) >> 4];
        json += kDigits[static_cast<unsigned char>(c) & 0xf];
    }
}

} // namespace

void appendJsonText(std::string& json, std::string_view text)
{
    // Most texts are names and ids.
    if (isPlainAscii(text)) {
        json += '"';
        json += text;
        json += '"';
        return;
    }
    if (!simdjson::validate_utf8(text.data(), text.size())) {
        json += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        return;
    }
    json += '"';
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && isPlain(text[plain]))
            ++plain;
        json += text.substr(0, plain);
        text.remove_prefix(plain);
        if (!text.empty()) {
            appendEscaped(json, text.front());
            text.remove_prefix(1);
        }
    }
    json += '"';
}

void appendJsonKey(std::string& json, std::string_view key)
{
    if (!json.empty() && json.back() != '{' && json.back() != '[')
        json += ',';
    appendJsonText(json, key);
    json += ':';
}

void appendJsonMember(std::string& json, std::string_view key, std::string_view text)
{
    appendJsonKey(json, key);
    appendJsonText(json, text);
}

bool isJson(std::string_view text)
{
    thread_local simdjson::dom::parser parser;
    simdjson::dom::element ignored;
    // simdjson gives up on numbers of more than 64 bits and on deep nesting, which are JSON nonetheless.
    return !parser.parse(text.data(), text.size()).get(ignored) || nlohmann::json::accept(text);
}

} // namespace throughline
