// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/throughline-cli/json.h"

#include "core/model/wording.h"

#include <cmath>

namespace throughline {

void setText(JsonValue& object, const char* key, std::string_view value)
{
    if (!value.empty())
        object[key] = value;
}

void setTime(JsonValue& object, const char* key, TimeNs time)
{
    if (time != kNoTime)
        object[key] = formatTime(time);
}

void setDuration(JsonValue& object, const char* key, DurationNs duration)
{
    if (duration == kNoDuration)
        return;
    if (duration % kMillisecond == 0)
        object[key] = duration / kMillisecond;
    else
        object[key] = static_cast<double>(duration) / static_cast<double>(kMillisecond);
}

JsonValue confidenceJson(double confidence)
{
    return std::round(confidence * 1e6) / 1e6;
}

JsonValue eventJson(const Snapshot& snapshot, EventId event)
{
    const EventStore& events = snapshot.events;
    JsonValue json = JsonValue::object();
    json["id"] = snapshot.eventName(event);
    setText(json, "type", snapshot.str(events.type(event)));
    setText(json, "class", snapshot.str(events.className(event)));
    setTime(json, "time", events.time(event));
    setDuration(json, "duration_ms", events.duration(event));
    if (events.status(event) != EventStatus::Unknown)
        json["status"] = events.status(event) == EventStatus::Ok ? "ok" : "error";
    setText(json, "trace_id", traceIdOf(snapshot, event));
    setText(json, "span_id", snapshot.str(events.span(event)));
    setText(json, "parent_id", snapshot.str(events.parent(event)));
    setText(json, "contact_id", entityValue(snapshot, events.contact(event)));
    setText(json, "user_id", entityValue(snapshot, events.user(event)));
    JsonValue references = JsonValue::array();
    for (const EntityId entity : events.references(event))
        references.push_back(snapshot.entityName(entity));
    json["refs"] = std::move(references);
    return json;
}

JsonValue reasonJson(const Snapshot& snapshot, const Link& link)
{
    JsonValue json = JsonValue::object();
    json["kind"] = nameOf(link.kind);
    json["confidence"] = confidenceJson(static_cast<double>(link.confidence));
    json["inferred"] = link.inferred();
    json["evidence"] = evidenceOf(snapshot, link);
    return json;
}

std::string entityValue(const Snapshot& snapshot, EntityId entity)
{
    return entity ? snapshot.str(snapshot.entities[entity].value) : std::string();
}

std::string traceIdOf(const Snapshot& snapshot, EventId event)
{
    return snapshot.str(snapshot.events.traceName(snapshot.events.trace(event)));
}

} // namespace throughline
