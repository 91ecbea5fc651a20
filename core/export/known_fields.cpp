// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/known_fields.h"

#include "core/base/json_text.h"
#include "core/model/span_kind.h"
#include "core/model/type_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

// Nanoseconds as milliseconds, all digits of them.
std::string milliseconds(DurationNs duration)
{
    if (duration == kNoDuration)
        return {};
    // As two parts: no negation, which -2^63 does not survive.
    const DurationNs whole = duration / kMillisecond;
    const DurationNs rest = duration % kMillisecond;
    std::string text = fmt::format("{}{}", duration < 0 && whole == 0 ? "-" : "", whole);
    if (rest == 0)
        return text;
    text += fmt::format(".{:06}", rest < 0 ? -rest : rest);
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

template <StringId (EventStore::*Get)(EventId) const>
std::string pooled(const Snapshot& snapshot, EventId e)
{
    return snapshot.str((snapshot.events.*Get)(e));
}

template <EntityId (EventStore::*Get)(EventId) const>
std::string entityValue(const Snapshot& snapshot, EventId e)
{
    const EntityId entity = (snapshot.events.*Get)(e);
    return entity ? snapshot.str(snapshot.entities[entity].value) : std::string();
}

std::string statusText(const Snapshot& snapshot, EventId e)
{
    const EventStatus status = snapshot.events.status(e);
    // An import takes an event of such a type for failed, if nothing else is said.
    if (status == EventStatus::Unknown)
        return tellsOfFailure(snapshot.str(snapshot.events.type(e))) ? "unset" : "";
    return status == EventStatus::Ok ? "ok" : "error";
}

constexpr auto kText = KnownField::Kind::Text;
constexpr std::array kFields = {
    KnownField{"id", kText, pooled<&EventStore::id>},
    KnownField{"type", kText, pooled<&EventStore::type>},
    KnownField{"class", kText, pooled<&EventStore::className>},
    KnownField{"occurred_at", kText,
               [](const Snapshot& s, EventId e) { return formatTime(s.events.time(e)); }},
    KnownField{"duration_ms", KnownField::Kind::Number,
               [](const Snapshot& s, EventId e) { return milliseconds(s.events.duration(e)); }},
    KnownField{kStatusField, kText, statusText},
    KnownField{kErrorField, kText, pooled<&EventStore::error>},
    KnownField{"contact_id", kText, entityValue<&EventStore::contact>},
    KnownField{"user_id", kText, entityValue<&EventStore::user>},
    KnownField{"trace_id", kText,
               [](const Snapshot& s, EventId e) { return s.str(s.events.traceName(s.events.trace(e))); }},
    KnownField{"span_id", kText, pooled<&EventStore::span>},
    KnownField{"parent_id", kText, pooled<&EventStore::parent>},
    KnownField{"causal_trace_id", kText, pooled<&EventStore::causalTrace>},
    KnownField{"context_id", kText, pooled<&EventStore::replyContext>},
    KnownField{"correlation_id", kText, pooled<&EventStore::correlation>},
    KnownField{"updated_by", kText, pooled<&EventStore::token>},
    KnownField{"span_kind", kText,
               [](const Snapshot& s, EventId e) { return std::string(nameOf(s.events.spanKind(e))); }},
};

// Kinds whose `<kind>_id` is a field of the event, not a reference.
constexpr std::array<std::string_view, 14> kFieldKinds = {
    "event", "contact", "customer", "wa",     "distinct",    "user",         "admin",
    "agent", "trace",   "span",     "parent", "parent_span", "causal_trace", "correlation"};

bool isSmallKindLetter(char c) // an import makes capitals small
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

bool isKindLetter(char c)
{
    return isSmallKindLetter(c) || (c >= 'A' && c <= 'Z');
}

bool isKind(std::string_view text, bool (*isLetter)(char))
{
    return !text.empty() && !(text.front() >= '0' && text.front() <= '9') &&
           std::all_of(text.begin(), text.end(), isLetter);
}

// Whether an import takes the whole text for an id: "1234", "http://x/y", not "order:1234".
bool namesNoKind(std::string_view text)
{
    const std::size_t colon = text.find(':');
    return colon == std::string_view::npos || colon + 1 == text.size() || text[colon + 1] == '/' ||
           !isKind(text.substr(0, colon), isKindLetter);
}

} // namespace

std::span<const KnownField> knownFields()
{
    return kFields;
}

std::string typedReference(const Snapshot& snapshot, EntityId entity)
{
    const std::string kind = snapshot.str(snapshot.entities[entity].kind);
    const std::string value = snapshot.str(snapshot.entities[entity].value);
    if (kind == "reference") // a bare id
        return namesNoKind(value) ? value : std::string();
    const bool readable = isKind(kind, isSmallKindLetter) && !value.empty() && value.front() != '/';
    return readable ? kind + ":" + value : std::string();
}

std::string referenceKey(const Snapshot& snapshot, EntityId entity)
{
    return keyOfKind(snapshot.str(snapshot.entities[entity].kind));
}

std::string keyOfKind(const std::string& kind)
{
    const bool field = kind.empty() || kind == "reference" || kind == "context" ||
                       std::find(kFieldKinds.begin(), kFieldKinds.end(), kind) != kFieldKinds.end();
    return field ? std::string() : kind + "_id";
}

std::string spanLinksJson(const Snapshot& snapshot, EventId e)
{
    std::string json;
    for (const SpanLink& link : snapshot.events.spanLinks(e)) {
        json += json.empty() ? "[{" : ",{";
        if (link.trace)
            appendJsonMember(json, "trace_id", snapshot.str(link.trace));
        if (link.span)
            appendJsonMember(json, "span_id", snapshot.str(link.span));
        json += '}';
    }
    return json.empty() ? json : json + "]";
}

} // namespace throughline
