// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/compare_snapshots.h"

#include <algorithm>
#include <string_view>

namespace throughline::test {

namespace {

void add(std::string& line, std::string_view name, const std::string& value)
{
    if (!value.empty())
        line += std::string(name) + "=" + value + "|";
}

std::string fieldsOf(const Snapshot& snapshot, EventId e)
{
    const EventStore& events = snapshot.events;
    const auto entity = [&](EntityId id) { return id ? snapshot.entityName(id) : std::string(); };
    std::string line;
    add(line, "id", snapshot.str(events.id(e)));
    add(line, "type", snapshot.str(events.type(e)));
    add(line, "class", snapshot.str(events.className(e)));
    add(line, "time", events.time(e) == kNoTime ? "" : std::to_string(events.time(e)));
    add(line, "duration", events.duration(e) == kNoDuration ? "" : std::to_string(events.duration(e)));
    add(line, "status", std::to_string(static_cast<int>(events.status(e))));
    add(line, "error", snapshot.str(events.error(e)));
    add(line, "contact", entity(events.contact(e)));
    add(line, "user", entity(events.user(e)));
    for (const EntityId reference : events.references(e))
        add(line, "reference", entity(reference));
    add(line, "trace", snapshot.str(events.traceName(events.trace(e))));
    add(line, "span", snapshot.str(events.span(e)));
    add(line, "parent", snapshot.str(events.parent(e)));
    add(line, "causal", snapshot.str(events.causalTrace(e)));
    add(line, "reply", snapshot.str(events.replyContext(e)));
    add(line, "correlation", snapshot.str(events.correlation(e)));
    add(line, "token", snapshot.str(events.token(e)));
    add(line, "kind", std::to_string(static_cast<int>(events.spanKind(e))));
    for (const SpanLink& link : events.spanLinks(e))
        add(line, "link", snapshot.str(link.trace) + "/" + snapshot.str(link.span));
    add(line, "repeats", std::to_string(events.repeats(e)));
    return line;
}

} // namespace

std::vector<std::string> knownFieldsOf(const Snapshot& snapshot)
{
    std::vector<std::string> lines;
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i)
        lines.push_back(fieldsOf(snapshot, EventId(i)));
    return lines;
}

std::vector<std::string> sortedFieldsOf(const Snapshot& snapshot)
{
    std::vector<std::string> lines = knownFieldsOf(snapshot);
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::string firstDifference(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        const std::string& one = i < a.size() ? a[i] : "nothing";
        const std::string& other = i < b.size() ? b[i] : "nothing";
        if (one != other)
            return "event " + std::to_string(i) + ": " + one + " became " + other;
    }
    return {};
}

} // namespace throughline::test
