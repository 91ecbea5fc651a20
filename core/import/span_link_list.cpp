// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/span_link_list.h"

#include "core/import/json_scan.h"

namespace throughline {

bool readSpanLinkList(RawRecord& record, UnescapedTexts& texts)
{
    const RawValue& field = record[ImportField::SpanLinks];
    if (!field.says())
        return true;
    const std::string_view list = trimJsonSpace(field.asText());
    if (!isJsonArray(list) || findJsonFault(list))
        return false;
    JsonMembers elements(list);
    while (elements.next()) {
        RawSpanLink link;
        JsonMembers members(isJsonObject(elements.value()) ? elements.value() : std::string_view());
        while (members.next()) {
            const std::string_view key = members.key();
            if (link.trace.empty() && (key == "trace_id" || key == "traceId"))
                link.trace = texts.textOf(members.value());
            else if (link.span.empty() && (key == "span_id" || key == "spanId"))
                link.span = texts.textOf(members.value());
        }
        if (!link.span.empty())
            record.spanLinks.push_back(link);
    }
    return true;
}

} // namespace throughline
