// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/hasura_event/trigger_parser.h"

#include "core/base/translation.h"
#include "core/import/attribute.h"
#include "core/import/row_change.h"
#include "core/import/table_row.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace throughline {

namespace {

constexpr std::array kOperations = {"\"INSERT\"", "\"UPDATE\"", "\"DELETE\"", "\"MANUAL\""};
// Session variables that hold the id of what a request belongs to, the best first.
constexpr std::array kCorrelations = {"x-correlation-id", "x-hasura-correlation-id", "x-request-id",
                                      "x-hasura-request-id", "x-trace-id"};
constexpr std::array kTraces = {"x-hasura-traceid", "x-hasura-trace-id"};
// Columns that name a trace or a request, not an entity.
constexpr std::array kCorrelationColumns = {"trace_id", "request_id"};

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

bool endsWithAny(std::string_view text, std::initializer_list<std::string_view> endings)
{
    return std::any_of(endings.begin(), endings.end(),
                       [text](std::string_view ending) { return text.ends_with(ending); });
}

// The value of the first of several members that is a text or number.
template <std::size_t N>
std::string_view firstOf(std::string_view object, const std::array<const char*, N>& keys,
                         UnescapedTexts& texts)
{
    for (const char* key : keys) {
        if (const std::string_view text = texts.textOf(memberNamed(object, key)); !text.empty())
            return text;
    }
    return {};
}

} // namespace

std::string_view hasuraPayloadIn(std::string_view object)
{
    for (const std::string_view payload : {object, memberNamed(object, "payload")}) {
        const std::string_view event = memberNamed(payload, "event");
        const std::string_view operation = memberNamed(event, "op");
        const bool named = !memberNamed(payload, "trigger").empty() || !memberNamed(payload, "table").empty();
        if (std::find(kOperations.begin(), kOperations.end(), operation) != kOperations.end() ||
            (named && isJsonObject(memberNamed(event, "data"))))
            return payload;
    }
    return {};
}

std::string singularOf(std::string_view table)
{
    if (table.size() > 3 && table.ends_with("ies"))
        return std::string(table.substr(0, table.size() - 3)) + "y";
    if (endsWithAny(table, {"sses", "uses", "xes", "ches", "shes"}))
        return std::string(table.substr(0, table.size() - 2));
    if (table.size() > 1 && table.ends_with('s') && !endsWithAny(table, {"ss", "us", "is"}))
        return std::string(table.substr(0, table.size() - 1));
    return std::string(table);
}

TriggerParser::TriggerParser(const FieldMapping& mapping, JsonRecords& json)
    : m_mapping(mapping), m_container(mapping.meaningOf("data").container), m_json(json)
{}

bool TriggerParser::parse(const RecordSlice& slice, RecordSink& sink)
{
    if (!isJsonObject(slice.bytes) || !m_json.check(slice.bytes))
        return false;
    m_texts.clear();
    m_record.clear();
    m_record.takePlace(slice);
    m_record.recordKind = {};
    m_record.repaired = m_json.wasRepaired();
    const std::string_view payload = hasuraPayloadIn(m_json.text());
    const std::string_view trigger = m_texts.textOf(memberAt(payload, {"trigger", "name"}));
    const std::string_view type = typeOf(payload, trigger);
    if (type.empty()) {
        rejectSlice(sink, slice, ProblemCode::NoEvents,
                    {told(phrase("problems", "this is no payload of a Hasura event trigger"))});
        return true;
    }
    const std::string_view event = memberNamed(payload, "event");
    const std::string_view session = memberNamed(event, "session_variables");
    m_record.set(ImportField::Type, type);
    m_record.set(ImportField::ClassName, trigger);
    m_record.set(ImportField::Id, m_texts.textOf(memberNamed(payload, "id")));
    m_record.offer(0, {.field = ImportField::Time}, {}, m_texts.valueOf(memberNamed(payload, "created_at")));
    readSession(session);
    readTrace(event, session, sink);
    const std::string_view after = memberAt(event, {"data", "new"});
    readRow(isJsonObject(after) ? after : memberAt(event, {"data", "old"}),
            m_texts.textOf(memberAt(payload, {"table", "name"})));
    sink.accept(m_record);
    readChange(payload, sink);
    return true;
}

// An event whose row has updated_by tells of a mutation.
void TriggerParser::readChange(std::string_view payload, RecordSink& sink)
{
    sink.acceptChange(rowChangeIn(payload, m_texts), m_record[ImportField::Time], m_record.place);
}

std::string_view TriggerParser::typeOf(std::string_view payload, std::string_view trigger)
{
    const std::string_view schema = m_texts.textOf(memberAt(payload, {"table", "schema"}));
    const std::string_view table = m_texts.textOf(memberAt(payload, {"table", "name"}));
    const std::string_view operation = m_texts.textOf(memberAt(payload, {"event", "op"}));
    std::string type;
    if (!table.empty() && !schema.empty() && schema != "public")
        type.append(schema).append(".");
    type += table.empty() ? trigger : table;
    if (!operation.empty())
        type.append(type.empty() ? "" : ".").append(lowered(operation));
    return m_texts.keep(std::move(type));
}

void TriggerParser::readSession(std::string_view session)
{
    if (const std::string_view user = m_texts.textOf(memberNamed(session, "x-hasura-user-id")); !user.empty())
        m_record.set(ImportField::User, user);
    if (const std::string_view id = firstOf(session, kCorrelations, m_texts); !id.empty())
        m_record.set(ImportField::Correlation, id);
}

void TriggerParser::readTrace(std::string_view event, std::string_view session, RecordSink& sink)
{
    const std::string_view context = memberNamed(event, "trace_context");
    std::string_view trace = usableId(memberNamed(context, "trace_id"), "trace_id", sink);
    const std::string_view span = usableId(memberNamed(context, "span_id"), "span_id", sink);
    if (trace.empty())
        trace = firstOf(session, kTraces, m_texts);
    trace = normalTraceId(trace, m_trace);
    m_record.set(ImportField::Trace, trace);
    if (!trace.empty() && !span.empty())
        m_record.spanLinks.push_back({{}, normalSpanId(span, m_span)});
}

// Old versions of Hasura wrote ids as numbers that no longer hold all their digits.
std::string_view TriggerParser::usableId(std::string_view json, std::string_view name, RecordSink& sink)
{
    const RawValue id = m_texts.valueOf(json);
    if (id.kind != RawValue::Kind::Number)
        return id.asText();
    sink.note(problemAt(ProblemCode::DamagedId, {std::string(name)}, m_record.place.offset, m_record.line,
                        m_record.bytes));
    return {};
}

void TriggerParser::readRow(std::string_view row, std::string_view table)
{
    const KeyMeaning token = m_mapping.meaningOf("updated_by");
    std::string_view rowId;
    std::string_view correlation;
    for (JsonMembers members(isJsonObject(row) ? row : std::string_view()); members.next();) {
        const RawValue value = m_texts.valueOf(members.value());
        const std::string_view key = members.key();
        if (!value.says())
            continue;
        const bool namesRequest = std::find(kCorrelationColumns.begin(), kCorrelationColumns.end(), key) !=
                                  kCorrelationColumns.end();
        if (isUpdatedBy(key))
            m_record.offer(m_container, token, key, value);
        else if (namesRequest && correlation.empty())
            correlation = value.asText();
        else if (key == "id" && rowId.empty())
            rowId = value.asText();
        else
            offerAttribute(m_record, m_mapping, m_container, key, value);
    }
    if (!m_record[ImportField::Correlation].says())
        m_record.set(ImportField::Correlation, correlation);
    readRowId(rowId, table);
}

void TriggerParser::readRowId(std::string_view id, std::string_view table)
{
    if (id.empty() || table.empty() || m_record[ImportField::Reference].says())
        return;
    std::string kind = singularOf(table);
    // A customer is the same whether a row is one or names one.
    const ImportField field = m_mapping.meaningOf(kind + "_id").field;
    if (field == ImportField::Contact || field == ImportField::User)
        kind = field == ImportField::Contact ? "contact" : "user";
    m_record.set(ImportField::Reference, m_texts.keep(kind.append(":").append(id)));
}

} // namespace throughline
