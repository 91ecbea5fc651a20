// SPDX-License-Identifier: GPL-3.0-or-later
// Database events as a trigger sends them, for tests of jobs.
#pragma once

#include "core/jobs/database_event.h"

#include <string>

namespace throughline::test {

struct TriggerEvent {
    Operation operation = Operation::Update;
    std::string oldRow = "null"; // JSON
    std::string newRow = "null";
    std::string session = "{}";
    std::string table = "orders";
};

// Written as a payload and read back.
[[nodiscard]] DatabaseEvent triggerEvent(const TriggerEvent& event);
// `{"id":"o-1","updated_by":"…"}`
[[nodiscard]] std::string rowBy(const std::string& updatedBy);

} // namespace throughline::test
