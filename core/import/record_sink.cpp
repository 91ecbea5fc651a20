// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/record_sink.h"

#include "core/base/blanks.h"
#include "core/base/translation.h"
#include "core/import/duration_text.h"
#include "core/import/number_text.h"
#include "core/import/record_kinds.h"
#include "core/import/status_text.h"
#include "core/import/text_repair.h"
#include "core/import/time_value.h"
#include "core/model/span_kind.h"
#include "core/model/type_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr std::string_view kReferenceKind = "reference"; // of a reference_id that names no kind
constexpr std::string_view kContactKind = "contact";
constexpr std::string_view kUserKind = "user";

// Fields that are nothing but texts, and where they go.
struct TextColumn {
    ImportField field;
    StringId EventRow::*column;
};
constexpr std::array kTextColumns = {TextColumn{ImportField::Span, &EventRow::span},
                                     TextColumn{ImportField::Trace, &EventRow::trace},
                                     TextColumn{ImportField::Parent, &EventRow::parent},
                                     TextColumn{ImportField::Type, &EventRow::type},
                                     TextColumn{ImportField::ClassName, &EventRow::className},
                                     TextColumn{ImportField::CausalTrace, &EventRow::causalTrace},
                                     TextColumn{ImportField::ReplyContext, &EventRow::replyContext},
                                     TextColumn{ImportField::Correlation, &EventRow::correlation},
                                     TextColumn{ImportField::Token, &EventRow::token}};

// A value as a report shows it.
std::string shown(const RawValue& value)
{
    switch (value.kind) {
    case RawValue::Kind::Absent:
        return told(phrase("problems", "there is none"));
    case RawValue::Kind::Null:
        return "null";
    case RawValue::Kind::True:
        return "true";
    case RawValue::Kind::False:
        return "false";
    case RawValue::Kind::Number:
        return excerptOf(value.text);
    case RawValue::Kind::Text:
        return fmt::format("\"{}\"", excerptOf(value.text));
    }
    return {};
}

// The kind before the colon of `kind:id`, empty where the text is a bare id. A colon before a slash is a
// URL's.
std::string_view kindOfReference(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon + 1 == text.size() || text[colon + 1] == '/')
        return {};
    const std::string_view kind = text.substr(0, colon);
    const auto isKindLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '.';
    };
    const bool startsWithDigit = kind.front() >= '0' && kind.front() <= '9';
    return !startsWithDigit && std::all_of(kind.begin(), kind.end(), isKindLetter) ? kind
                                                                                   : std::string_view();
}

// The kind of entity that a key names: "order" of order_id, orderId and order; `buffer` may hold it.
std::string_view kindOfKey(std::string_view key, std::string& buffer)
{
    if (key.ends_with("_id"))
        return key.substr(0, key.size() - 3);
    if (key.size() > 2 && (key.ends_with("Id") || key.ends_with("ID")))
        key.remove_suffix(2);
    buffer.clear();
    for (const char c : key) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital && !buffer.empty())
            buffer += '_';
        buffer += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return buffer;
}

} // namespace

Problem problemAt(ProblemCode code, std::vector<std::string> parameters, std::uint64_t byte,
                  std::uint64_t line, std::string_view bytes)
{
    Problem problem;
    problem.code = code;
    problem.parameters = std::move(parameters);
    problem.byte = byte;
    if (line != 0)
        problem.line = line;
    problem.excerpt = excerptOf(bytes);
    return problem;
}

RecordSink::RecordSink(const SinkSettings& settings)
    : m_strings(settings.strings), m_events(settings.events), m_mapping(settings.mapping),
      m_hasher(settings.hasher), m_source(settings.source), m_rows(settings.strings, settings.entities),
      m_executions(settings.strings), m_contactKind(m_strings.intern(kContactKind)),
      m_userKind(m_strings.intern(kUserKind))
{}

SinkPart RecordSink::take()
{
    m_rows.settle(m_events);
    return {m_events.take(), m_executions.take(), std::exchange(m_tally, {})};
}

void RecordSink::accept(const RawRecord& record)
{
    const RawValue& kindField = record[ImportField::RecordKind];
    const bool hasType = !record[ImportField::Type].asText().empty();
    if (!record.recordKind.empty() && record.recordKind != kEventsKind) {
        reject(problemAt(ProblemCode::UnknownRecordKind, {excerptOf(record.recordKind)}, record.place.offset,
                         record.line, record.bytes));
    } else if (!hasType && record.containerOf(ImportField::RecordKind) == 0 &&
               isOtherRecordKind(kindField.asText())) {
        reject(problemAt(ProblemCode::UnknownRecordKind, {std::string(kindField.text)}, record.place.offset,
                         record.line, record.bytes));
    } else if (!hasType) {
        reject(problemAt(ProblemCode::MissingType, {}, record.place.offset, record.line, record.bytes));
    } else {
        append(record);
        ++m_tally.loaded;
    }
}

void RecordSink::accept(const TableRow& row)
{
    TableRow placed = row;
    placed.place.source = m_source;
    const std::optional<ProblemCode> problem = m_executions.add(placed, rowKindOf(row));
    if (problem)
        reject(problemAt(*problem, {excerptOf(row.table)}, row.place.offset, row.line, row.bytes));
    else
        ++m_tally.loaded;
}

void RecordSink::acceptChange(const RowChange& change, const RawValue& time, RecordPlace place)
{
    place.source = m_source;
    const std::optional<ParsedTime> parsed = timeOfValue(time, m_mapping.timeUnit());
    m_executions.add(change, parsed ? parsed->time : kNoTime, place, Mutation::Origin::Event);
}

void RecordSink::acceptChange(const TableRow& row)
{
    TableRow placed = row;
    placed.place.source = m_source;
    if (placed.hasUpdatedBy())
        (void)m_executions.add(placed, RowKind::Mutation); // refuses none
}

void RecordSink::reject(Problem problem)
{
    ++m_tally.rejected;
    note(std::move(problem));
}

void RecordSink::warn(ProblemCode code, const RawRecord& record, std::vector<std::string> parameters)
{
    note(problemAt(code, std::move(parameters), record.place.offset, record.line, record.bytes));
}

void RecordSink::append(const RawRecord& record)
{
    EventRow row;
    row.place = record.place;
    row.place.source = m_source;
    row.spanKind = record.spanKind != SpanKind::Unspecified
                       ? record.spanKind
                       : spanKindNamed(record[ImportField::SpanKind].asText());
    row.context = record.context;
    row.digest = m_hasher(record.bytes) | 1U;
    if (record.repaired)
        warn(ProblemCode::InvalidUtf8, record);
    readTime(record, row);
    readDuration(record, row);
    readStatus(record, row);
    for (const TextColumn& each : kTextColumns)
        row.*each.column = m_rows.text(record[each.field].asText());
    row.contextKey = m_rows.text(record.contextKey);
    row.id = eventId(record);
    if (!row.span && m_mapping.idIsSpan())
        row.span = m_rows.text(record[ImportField::Id].asText());
    m_references.clear();
    readEntities(record, row);
    readSpanLinks(record, row);
    m_rows.append(row, m_references, m_spanLinks);
}

StringId RecordSink::eventId(const RawRecord& record)
{
    // {"type":"OrderPaid","payload":{"id":55}}: 55 is the order's id, not the event's.
    const std::uint8_t container = record.containerOf(ImportField::Id);
    if (record[ImportField::Id].says() && m_mapping.hasOwnIdentity(container) &&
        record.containerOf(ImportField::Type) != container)
        return {};
    // Ids of events are as good as distinct, and nothing refers to them.
    return m_strings.keep(record[ImportField::Id].asText());
}

std::optional<TimeNs> RecordSink::timeOf(const RawValue& value, const RawRecord& record)
{
    const std::optional<ParsedTime> parsed = timeOfValue(value, m_mapping.timeUnit());
    if (!parsed)
        return std::nullopt;
    if (parsed->zoneAssumed)
        warn(ProblemCode::ZoneAssumed, record, {excerptOf(withoutBlanks(value.text))});
    return parsed->time;
}

void RecordSink::readTime(const RawRecord& record, EventRow& row)
{
    if (record.time && *record.time != kNoTime) {
        row.time = *record.time;
        return;
    }
    const RawValue& value = record[ImportField::Time];
    if (record.time)
        return warn(ProblemCode::UnusableTime, record, {shown(value)});
    row.time = timeOf(value, record).value_or(kNoTime);
    if (row.time == kNoTime)
        warn(ProblemCode::UnusableTime, record, {shown(value)});
}

void RecordSink::takeDuration(std::optional<DurationNs> duration, const RawValue& found,
                              const RawRecord& record, EventRow& row)
{
    row.duration = duration.value_or(kNoDuration);
    if (!duration)
        warn(ProblemCode::UnusableDuration, record, {shown(found)});
}

void RecordSink::readDuration(const RawRecord& record, EventRow& row)
{
    struct Unit {
        ImportField field;
        int power; // of ten, to nanoseconds
    };
    static constexpr std::array kUnits = {Unit{ImportField::Milliseconds, 6},
                                          Unit{ImportField::Microseconds, 3},
                                          Unit{ImportField::Nanoseconds, 0}, Unit{ImportField::Seconds, 9}};
    if (record.duration) {
        row.duration = *record.duration;
        return;
    }
    for (const Unit& unit : kUnits) {
        const RawValue& value = record[unit.field];
        if (value.says())
            return takeDuration(scaledDecimal(withoutBlanks(value.asText()), unit.power), value, record, row);
    }
    if (const RawValue& value = record[ImportField::Duration]; value.says())
        return takeDuration(parseDurationText(withoutBlanks(value.asText())), value, record, row);
    const RawValue& end = record[ImportField::End];
    if (!end.says())
        return;
    const std::optional<TimeNs> endTime = timeOf(end, record);
    if (endTime && row.time != kNoTime)
        row.duration = saturatingDifference(*endTime, row.time);
    else
        warn(ProblemCode::UnusableDuration, record, {shown(end)});
}

void RecordSink::readStatus(const RawRecord& record, EventRow& row)
{
    const RawValue& error = record[ImportField::Error];
    row.status = record.status;
    if (row.status == EventStatus::Unknown)
        row.status = statusOf(record[ImportField::Status]);
    if (row.status == EventStatus::Unknown)
        row.status = statusOfLevel(record[ImportField::Level]);
    if (row.status == EventStatus::Unknown)
        row.status = statusOfSuccess(record[ImportField::Success]);
    if (error.kind == RawValue::Kind::Text)
        row.error = m_rows.text(error.text);
    if (row.status == EventStatus::Unknown && (row.error || error.kind == RawValue::Kind::True))
        row.status = EventStatus::Error;
    const bool silent = !record[ImportField::Status].says() && !record[ImportField::Success].says() &&
                        !error.says() && row.status == EventStatus::Unknown;
    if (silent && m_mapping.typeSaysStatus() && tellsOfFailure(record[ImportField::Type].asText()))
        row.status = EventStatus::Error;
}

void RecordSink::addReference(EntityId entity)
{
    // A record may name a hundred thousand: only the usual few are told apart by looking at each.
    constexpr std::size_t kFew = 16;
    if (m_references.size() == kFew)
        m_manyReferences = {m_references.begin(), m_references.end()};
    const bool known = m_references.size() < kFew
                           ? std::find(m_references.begin(), m_references.end(), entity) != m_references.end()
                           : !m_manyReferences.insert(entity).second;
    if (!known)
        m_references.push_back(entity);
}

// All entities that the record names: contact and user first, then the primary reference.
void RecordSink::readEntities(const RawRecord& record, EventRow& row)
{
    if (const std::string_view contact = record[ImportField::Contact].asText(); !contact.empty())
        row.contact = m_rows.entity(m_contactKind, m_rows.text(contact));
    if (const std::string_view user = record[ImportField::User].asText(); !user.empty())
        row.user = m_rows.entity(m_userKind, m_rows.text(user));
    Reference last;
    if (const std::string_view primary = record[ImportField::Reference].asText(); !primary.empty())
        last = readPrimary(primary, row);
    for (const RawReference& reference : record.references()) {
        const StringId kind = kindNamed(kindOfKey(reference.key, m_keyKind));
        // Usually the primary one stands in the payload, too.
        if (kind == last.kind && reference.value == last.value)
            continue;
        last = {kind, reference.value};
        addReference(m_rows.entity(kind, m_rows.text(reference.value)));
    }
}

RecordSink::Reference RecordSink::readPrimary(std::string_view primary, EventRow& row)
{
    const std::string_view found = kindOfReference(primary);
    m_primaryKind = found.empty() ? kReferenceKind : found;
    for (char& c : m_primaryKind)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const Reference reference = {kindNamed(m_primaryKind),
                                 found.empty() ? primary : primary.substr(found.size() + 1)};
    const EntityId entity = m_rows.entity(reference.kind, m_rows.text(reference.value));
    // The contact and the user have columns of their own; only a second one is a reference.
    EntityId* column = nullptr;
    if (!found.empty() && reference.kind == m_contactKind)
        column = &row.contact;
    else if (!found.empty() && reference.kind == m_userKind)
        column = &row.user;
    if (column && !*column)
        *column = entity;
    else if (!column || *column != entity)
        addReference(entity);
    return reference;
}

// Kinds are few words that come again and again.
StringId RecordSink::kindNamed(std::string_view kind)
{
    const std::size_t place = kind.empty()
                                  ? 0
                                  : kind.size() + static_cast<unsigned char>(kind.front()) * std::size_t{5} +
                                        static_cast<unsigned char>(kind.back()) * std::size_t{11};
    KnownKind& known = m_kinds[place % m_kinds.size()];
    if (known.text != kind || !known.id)
        known = {std::string(kind), m_strings.intern(kind)};
    return known.id;
}

void RecordSink::readSpanLinks(const RawRecord& record, const EventRow& row)
{
    m_spanLinks.clear();
    for (const RawSpanLink& link : record.spanLinks)
        m_spanLinks.push_back(
            {link.trace.empty() ? row.trace : m_rows.text(link.trace), m_rows.text(link.span)});
}

} // namespace throughline
