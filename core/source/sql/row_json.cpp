// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/row_json.h"

#include "core/base/json_text.h"
#include "core/import/json_members.h"
#include "core/import/json_scan.h"

namespace throughline {

namespace {

bool isContainer(std::string_view text)
{
    const std::string_view trimmed = trimJsonSpace(text);
    return (isJsonObject(trimmed) || isJsonArray(trimmed)) && isJson(trimmed);
}

// Line breaks in valid JSON stand between tokens: in a text they would be escaped.
void appendOnOneLine(std::string& line, std::string_view json)
{
    for (const char c : json)
        line += c == '\n' || c == '\r' ? ' ' : c;
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

void appendRowText(std::string& line, std::string_view text)
{
    if (isContainer(text))
        appendOnOneLine(line, trimJsonSpace(text));
    else
        appendJsonText(line, text);
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
