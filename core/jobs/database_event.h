// SPDX-License-Identifier: GPL-3.0-or-later
// DatabaseEvent: what a database trigger tells a function, in the payload of a Hasura event trigger (seed 2:
// `hasuraEvent`, a `HasuraEventPayload`).
//
// A value, no ties to a thread. Rows stay JSON, byte for byte as they came: jobs know what is in them, this
// library does not.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace throughline {

enum class Operation : std::uint8_t { Insert, Update, Delete, Manual };
[[nodiscard]] std::string_view nameOf(Operation operation); // "INSERT"

struct DatabaseEvent {
    std::string id;
    std::string createdAt; // as it stands in the payload, RFC 3339
    std::string trigger;   // name of the trigger
    std::string table;     // without its schema
    Operation operation = Operation::Manual;
    std::string oldRow;           // a JSON object; empty for an INSERT
    std::string newRow;           // a JSON object; empty for a DELETE
    std::string sessionVariables; // a JSON object, or empty
    std::string payload;          // all of it, a JSON object
};

// MalformedJson where the payload is no JSON object, NoEvents where it holds no event with an operation.
// Anything else may be missing.
[[nodiscard]] Result<DatabaseEvent> parseDatabaseEvent(std::string_view payload);

// Who asked for the change (seed 2: `const { user, role } = parseHasuraEvent(hasuraEvent)`), by the session
// variables x-hasura-user-email, else x-hasura-user-id, and x-hasura-role; empty where they are absent.
struct EventUser {
    std::string user;
    std::string role;
};
[[nodiscard]] EventUser userOf(const DatabaseEvent& event);

} // namespace throughline
