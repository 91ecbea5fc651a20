// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/row_json.h"

#include "core/base/json_text.h"
#include "core/import/json_members.h"
#include "core/import/json_scan.h"
#include "core/import/text_repair.h"

#include <algorithm>
#include <array>

namespace throughline {

namespace {

bool isContainer(std::string_view text)
{
    const std::string_view trimmed = trimJsonSpace(text);
    return (isJsonObject(trimmed) || isJsonArray(trimmed)) && isJson(trimmed);
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

// Whether a member may be a text that holds JSON.
bool mayHoldJsonTexts(std::string_view object)
{
    for (std::size_t at = object.find(":\""); at != std::string_view::npos; at = object.find(":\"", at + 2)) {
        const std::size_t first = object.find_first_not_of(' ', at + 2);
        if (first != std::string_view::npos && (object[first] == '{' || object[first] == '['))
            return true;
    }
    return false;
}

} // namespace

void appendOnOneLine(std::string& line, std::string_view json)
{
    for (const char c : json)
        line += c == '\n' || c == '\r' ? ' ' : c;
}

void appendRowText(std::string& line, std::string_view text)
{
    if (isContainer(text))
        appendOnOneLine(line, trimJsonSpace(text));
    else
        appendJsonText(line, text);
}

void appendRowBytes(std::string& line, std::string_view bytes)
{
    if (isUtf8(bytes))
        appendRowText(line, bytes);
    else
        appendRowHex(line, bytes);
}

void appendRowHex(std::string& line, std::string_view bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    constexpr std::array<std::size_t, 4> kBeforeDash = {3, 5, 7, 9}; // bytes of a UUID
    constexpr std::size_t kUuidBytes = 16;
    line += '"';
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        line.append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 0xf]);
        if (bytes.size() == kUuidBytes &&
            std::find(kBeforeDash.begin(), kBeforeDash.end(), i) != kBeforeDash.end())
            line += '-';
    }
    line += '"';
}

void appendRowObject(std::string& line, std::string_view object)
{
    if (!mayHoldJsonTexts(object))
        return appendOnOneLine(line, object);
    UnescapedTexts texts;
    char before = '{';
    for (JsonMembers members(object); members.next(); before = ',') {
        line += before;
        line.append(1, '"').append(members.key()).append("\":");
        const std::string_view value = members.value();
        if (value.starts_with('"'))
            appendRowText(line, texts.textOf(value));
        else
            appendOnOneLine(line, value);
    }
    line += '}';
}

} // namespace throughline
