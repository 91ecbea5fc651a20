// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/database_event.h"

#include "core/base/json_text.h"
#include "core/jobs/row_values.h"

#include <simdjson.h>

#include <array>

namespace throughline {

namespace {

using simdjson::ondemand::object;

constexpr std::array<std::string_view, 4> kOperations = {"INSERT", "UPDATE", "DELETE", "MANUAL"};

// Members are asked for in any order. What is absent or of another type is left empty.
std::string textIn(object& parent, std::string_view key)
{
    std::string_view text;
    if (parent.find_field_unordered(key).get_string().get(text))
        return {};
    return std::string(text);
}

std::string objectIn(object& parent, std::string_view key)
{
    object child;
    std::string_view json;
    if (parent.find_field_unordered(key).get_object().get(child) || child.raw_json().get(json))
        return {};
    return std::string(json);
}

bool readOperation(object& event, DatabaseEvent& read)
{
    const std::string name = textIn(event, "op");
    for (std::size_t i = 0; i < kOperations.size(); ++i) {
        if (kOperations[i] != name)
            continue;
        read.operation = static_cast<Operation>(i);
        return true;
    }
    return false;
}

bool readEvent(object& payload, DatabaseEvent& read)
{
    object event;
    if (payload.find_field_unordered("event").get_object().get(event) || !readOperation(event, read))
        return false;
    read.sessionVariables = objectIn(event, "session_variables");
    object data;
    if (!event.find_field_unordered("data").get_object().get(data)) {
        read.oldRow = objectIn(data, "old");
        read.newRow = objectIn(data, "new");
    }
    return true;
}

std::string nameIn(object& payload, std::string_view key)
{
    object named;
    return payload.find_field_unordered(key).get_object().get(named) ? std::string() : textIn(named, "name");
}

} // namespace

std::string_view nameOf(Operation operation)
{
    return kOperations[static_cast<std::size_t>(operation)];
}

Result<DatabaseEvent> parseDatabaseEvent(std::string_view payload)
{
    // Kept by the thread: each invocation begins here, and buffers are the larger part of that.
    thread_local simdjson::ondemand::parser parser;
    thread_local std::string padded;
    padded = payload;
    padded.reserve(payload.size() + simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::document document;
    object members;
    // simdjson's on-demand parser trusts what it skips; damaged text could lead it astray.
    if (!isJson(payload) || parser.iterate(padded.data(), padded.size(), padded.capacity()).get(document) ||
        document.get_object().get(members))
        return failure(ProblemCode::MalformedJson, {"the payload of a trigger is a JSON object"});
    DatabaseEvent event;
    if (!readEvent(members, event))
        return failure(ProblemCode::NoEvents,
                       {"the payload has no event with INSERT, UPDATE, DELETE or MANUAL"});
    event.id = textIn(members, "id");
    event.createdAt = textIn(members, "created_at");
    event.trigger = nameIn(members, "trigger");
    event.table = nameIn(members, "table");
    event.payload = payload;
    return event;
}

EventUser userOf(const DatabaseEvent& event)
{
    const RowValues session(event.sessionVariables);
    EventUser user{session.text("x-hasura-user-email"), session.text("x-hasura-role")};
    if (user.user.empty())
        user.user = session.text("x-hasura-user-id");
    return user;
}

} // namespace throughline
