// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_shape.h"

#include "core/import/field_mapping.h"
#include "core/import/json_members.h"
#include "core/import/json_scan.h"
#include "core/import/record_kinds.h"

namespace throughline {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::string_view kTracesKey = "traces";

std::size_t skipSpace(std::string_view text, std::size_t position)
{
    while (position < text.size() && isJsonSpace(text[position]))
        ++position;
    return position;
}

char at(std::string_view text, std::size_t position)
{
    return position < text.size() ? text[position] : '\0';
}

// Whether an object at the start of the text has an array for a record kind and no type of its own. Looks at
// as many of its members as there are in the text.
bool isObjectOfArrays(std::string_view text)
{
    bool found = false;
    std::size_t position = skipSpace(text, 0) + 1;
    for (;;) {
        position = skipSpace(text, position);
        if (at(text, position) != '"')
            return found;
        const std::size_t keyEnd = endOfJsonValue(text, position);
        if (keyEnd == kNowhere)
            return found;
        const std::string_view key = text.substr(position + 1, keyEnd - position - 2);
        position = skipSpace(text, keyEnd);
        if (at(text, position) != ':')
            return found;
        position = skipSpace(text, position + 1);
        if (key == "type" || key == "event_type")
            return false;
        found |= at(text, position) == '[' && (key == kEventsKind || isOtherRecordKind(key));
        const std::size_t valueEnd = endOfJsonValue(text, position);
        if (valueEnd == kNowhere || valueEnd == position)
            return found;
        position = skipSpace(text, valueEnd);
        if (at(text, position) != ',')
            return found;
        ++position;
    }
}

// Whether an object is a trace that holds its spans, {"traceId":…,"spans":[…]}, or nothing but spans; not
// where it says itself what happened, or when.
bool holdsSpans(std::string_view object)
{
    bool hasSpans = false;
    bool hasTrace = false;
    bool hasScalar = false;
    JsonMembers members(object);
    while (members.next()) {
        const ImportField field = FieldMapping::standard().meaningOf(members.key()).field;
        if (field == ImportField::Type || field == ImportField::Time)
            return false;
        const bool isScalar = !isJsonArray(members.value()) && !isJsonObject(members.value());
        hasTrace |= isScalar && field == ImportField::Trace;
        hasScalar |= isScalar;
        hasSpans |= members.key() == kSpansKind && isJsonArray(members.value()) &&
                    !firstObjectOf(members.value()).empty();
    }
    return hasSpans && (hasTrace || !hasScalar);
}

// Whether an object is an answer with such traces in an array, {"traces":[{"traceId":…,"spans":[…]},…]}.
bool holdsTraces(std::string_view object)
{
    const std::string_view list = memberNamed(object, kTracesKey);
    JsonMembers traces(isJsonArray(list) ? list : std::string_view());
    while (traces.next()) {
        if (isJsonObject(traces.value()) && holdsSpans(traces.value()))
            return true;
    }
    return false;
}

// Whether there is a line that is, from its first column on, one whole object.
bool hasObjectLine(std::string_view text, bool whole)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == kNowhere && !whole)
            return false;
        const std::string_view line = text.substr(0, end);
        if (line.starts_with('{') && !findJsonFault(line))
            return true;
        text.remove_prefix(end == kNowhere ? text.size() : end + 1);
    }
    return false;
}

} // namespace

JsonShape jsonShapeOf(std::string_view prefix, bool whole)
{
    using Verdict = JsonShape::Verdict;
    const JsonLayout values;
    if (prefix.starts_with("\xEF\xBB\xBF"))
        prefix.remove_prefix(3);
    const std::size_t start = skipSpace(prefix, 0);
    const char first = at(prefix, start);
    const std::size_t next = skipSpace(prefix, start + 1);
    const char second = at(prefix, next);
    const bool nothingFollows = next >= prefix.size();
    const std::string_view object = firstObjectOf(prefix);
    const JsonLayout::Level spans = {.keys = {std::string(kSpansKind)}, .context = true};
    if (holdsSpans(object))
        return {Verdict::Json, {.levels = {spans}}, {}};
    if (holdsTraces(object))
        return {Verdict::Json, {.levels = {{.keys = {std::string(kTracesKey)}}, spans}}, {}};
    if (first == '[') {
        if (nothingFollows || second == '{' || second == '[' || second == ']' || second == '"')
            return {Verdict::Json, values, {}};
        return {Verdict::Broken, values, "its array does not begin with an object"};
    }
    if (first == '{' && isObjectOfArrays(prefix))
        return {Verdict::Json, {.levels = {{}}}, {}};
    if (hasObjectLine(prefix, whole))
        return {Verdict::Json, {.lines = true}, {}};
    if (first != '{')
        return {};
    if (second == '"' || second == '}' || nothingFollows)
        return {Verdict::Json, values, {}};
    return {Verdict::Broken, values, "an object does not begin with a key in quotes"};
}

} // namespace throughline
