// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_members.h"

#include "core/import/json_scan.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

namespace throughline {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

void appendUtf8(std::string& text, std::uint32_t c)
{
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | c >> 6);
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        if (c < 0x10000) {
            text += static_cast<char>(0xE0 | c >> 12);
        } else {
            text += static_cast<char>(0xF0 | c >> 18);
            text += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        }
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

// Takes four hex digits from the front; 0xFFFF'FFFF where there are none.
std::uint32_t takeCodeUnit(std::string_view& text)
{
    std::uint32_t unit = 0;
    const std::string_view digits = text.substr(0, 4);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    if (error != std::errc{} || digits.size() < 4 || end != digits.data() + 4)
        return ~0U;
    text.remove_prefix(4);
    return unit;
}

// What follows "\u".
void appendEscapedUnit(std::string& text, std::string_view& rest)
{
    std::uint32_t unit = takeCodeUnit(rest);
    if (unit >= 0xD800 && unit < 0xDC00 && rest.starts_with("\\u")) {
        std::string_view behind = rest.substr(2);
        const std::uint32_t low = takeCodeUnit(behind);
        if (low >= 0xDC00 && low < 0xE000) {
            rest = behind;
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    if ((unit >= 0xD800 && unit < 0xE000) || unit > 0x10FFFF)
        text += kReplacement;
    else
        appendUtf8(text, unit);
}

std::string unescaped(std::string_view rest)
{
    constexpr std::string_view kEscapes = "bfnrt";
    constexpr std::string_view kMeanings = "\b\f\n\r\t";
    std::string text;
    text.reserve(rest.size());
    while (!rest.empty()) {
        const std::size_t plain = std::min(rest.find('\\'), rest.size());
        text += rest.substr(0, plain);
        rest.remove_prefix(plain);
        if (rest.size() < 2)
            break;
        const char escape = rest[1];
        rest.remove_prefix(2);
        const std::size_t known = kEscapes.find(escape);
        if (escape == 'u')
            appendEscapedUnit(text, rest);
        else
            text += known == std::string_view::npos ? escape : kMeanings[known];
    }
    return text;
}

} // namespace

JsonMembers::JsonMembers(std::string_view json)
    : m_json(isJsonObject(json) || isJsonArray(json) ? json : std::string_view()), m_position(1),
      m_object(isJsonObject(json))
{}

void JsonMembers::skipSpace()
{
    while (m_position < m_json.size() && isJsonSpace(m_json[m_position]))
        ++m_position;
}

bool JsonMembers::readKey()
{
    if (m_json[m_position] != '"')
        return false;
    const std::size_t end = endOfJsonValue(m_json, m_position);
    if (end == std::string_view::npos)
        return false;
    m_key = m_json.substr(m_position + 1, end - m_position - 2);
    m_position = end;
    skipSpace();
    if (m_position >= m_json.size() || m_json[m_position] != ':')
        return false;
    ++m_position;
    skipSpace();
    return m_position < m_json.size();
}

bool JsonMembers::next()
{
    skipSpace();
    if (m_position < m_json.size() && m_json[m_position] == ',') {
        ++m_position;
        skipSpace();
    }
    if (m_position >= m_json.size() || (m_object && !readKey()))
        return false;
    const std::size_t end = std::min(endOfJsonValue(m_json, m_position), m_json.size());
    m_value = trimJsonSpace(m_json.substr(m_position, end - m_position));
    m_position = end;
    return !m_value.empty();
}

std::string_view memberNamed(std::string_view object, std::string_view key)
{
    JsonMembers members(isJsonObject(object) ? object : std::string_view());
    while (members.next()) {
        if (members.key() == key)
            return members.value();
    }
    return {};
}

bool hasAnyMember(std::string_view object, std::initializer_list<std::string_view> keys)
{
    return std::any_of(keys.begin(), keys.end(),
                       [object](std::string_view key) { return !memberNamed(object, key).empty(); });
}

std::string_view memberAt(std::string_view object, std::initializer_list<std::string_view> path)
{
    for (const std::string_view key : path)
        object = memberNamed(object, key);
    return object;
}

std::string_view firstObjectOf(std::string_view prefix)
{
    if (prefix.starts_with("\xEF\xBB\xBF"))
        prefix.remove_prefix(3);
    while (!prefix.empty() && (isJsonSpace(prefix.front()) || prefix.front() == '[' ||
                               prefix.front() == ']' || prefix.front() == ','))
        prefix.remove_prefix(1);
    return isJsonObject(prefix) ? prefix : std::string_view();
}

RawValue UnescapedTexts::valueOf(std::string_view json)
{
    using Kind = RawValue::Kind;
    if (json.starts_with('"')) {
        const std::string_view text = json.size() < 2 ? std::string_view() : json.substr(1, json.size() - 2);
        return {Kind::Text, text.find('\\') == std::string_view::npos ? text : keep(unescaped(text))};
    }
    if (json == "null")
        return {Kind::Null, {}};
    if (json == "true")
        return {Kind::True, {}};
    if (json == "false")
        return {Kind::False, {}};
    return isJsonNumber(json) ? RawValue{Kind::Number, json} : RawValue{};
}

std::string_view UnescapedTexts::keep(std::string text)
{
    return m_texts.emplace_back(std::move(text));
}

} // namespace throughline
