// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/known_fields.h"

#include "core/model/span_kind.h"

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
    return status == EventStatus::Unknown ? "" : status == EventStatus::Ok ? "ok" : "error";
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

} // namespace

std::span<const KnownField> knownFields()
{
    return kFields;
}

std::string typedReference(const Snapshot& snapshot, EntityId entity)
{
    const std::string kind = snapshot.str(snapshot.entities[entity].kind);
    const std::string value = snapshot.str(snapshot.entities[entity].value);
    const auto survives = [](char c) { // an import makes capitals small
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    };
    if (kind == "reference") {
        // A bare id, unless it looks as if it named a kind itself.
        return value.find(':') == std::string::npos ? value : std::string();
    }
    const bool readable = !kind.empty() && std::all_of(kind.begin(), kind.end(), survives) &&
                          !(kind.front() >= '0' && kind.front() <= '9') && !value.empty() &&
                          value.front() != '/';
    return readable ? kind + ":" + value : std::string();
}

std::string referenceKey(const Snapshot& snapshot, EntityId entity)
{
    const std::string kind = snapshot.str(snapshot.entities[entity].kind);
    const bool field = kind.empty() || kind == "reference" || kind == "context" ||
                       std::find(kFieldKinds.begin(), kFieldKinds.end(), kind) != kFieldKinds.end();
    return field ? std::string() : kind + "_id";
}

} // namespace throughline
