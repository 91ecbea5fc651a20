// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trigger_events.h"

#include "core/base/json_text.h"

#include <QtGlobal>

#include <fmt/format.h>

namespace throughline::test {

DatabaseEvent triggerEvent(const TriggerEvent& event)
{
    const std::string payload = fmt::format(
        R"({{"id":"event-1","created_at":"2026-03-02T09:00:00.123456Z","trigger":{{"name":"{0}_changed"}},)"
        R"("table":{{"schema":"public","name":"{0}"}},"event":{{"session_variables":{1},"op":"{2}",)"
        R"("data":{{"old":{3},"new":{4}}}}}}})",
        event.table, event.session, nameOf(event.operation), event.oldRow, event.newRow);
    const Result<DatabaseEvent> parsed = parseDatabaseEvent(payload);
    if (!parsed)
        qFatal("%s", describe(parsed.error()).c_str());
    return *parsed;
}

std::string rowBy(const std::string& updatedBy)
{
    std::string row = "{";
    appendJsonMember(row, "id", "o-1");
    appendJsonMember(row, "updated_by", updatedBy);
    return row + "}";
}

} // namespace throughline::test
