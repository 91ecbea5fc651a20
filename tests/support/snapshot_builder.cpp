// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/snapshot_builder.h"

#include "core/reconstruct/reconstructor.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace throughline::test {

namespace {

EntityId intern(Records& records, std::string_view kind, std::string_view value)
{
    if (value.empty())
        return {};
    return records.entities.intern(records.strings.intern(kind), records.strings.intern(value));
}

EventRow rowOf(Records& records, const TestEvent& event)
{
    const auto text = [&](std::string_view value) { return records.strings.intern(value); };
    EventRow row;
    row.time = event.untimed
                   ? kNoTime
                   : SnapshotBuilder::kStart + std::llround(*event.second * static_cast<double>(kSecond));
    row.duration = event.duration;
    row.status = event.status;
    row.spanKind = event.spanKind;
    row.type = text(event.type);
    row.id = text(event.id);
    row.className = text(event.className);
    row.error = text(event.error);
    row.trace = text(event.trace);
    row.span = text(event.span.value_or(event.id));
    row.parent = text(event.parent);
    row.causalTrace = text(event.causalTrace);
    row.replyContext = text(event.replyContext);
    row.correlation = text(event.correlation);
    row.token = text(event.token);
    row.contact = intern(records, "contact", event.contact);
    row.user = intern(records, "user", event.user);
    row.digest = event.digest;
    return row;
}

} // namespace

void SnapshotBuilder::add(TestEvent event)
{
    m_second = event.second.value_or(m_second + 1);
    event.second = m_second;
    m_events.push_back(std::move(event));
}

void SnapshotBuilder::shuffle(std::uint32_t seed)
{
    std::mt19937 random(seed);
    std::shuffle(m_events.begin(), m_events.end(), random);
}

std::shared_ptr<Records> SnapshotBuilder::records(std::span<const TestEvent> events)
{
    auto records = std::make_shared<Records>();
    const SourceId source = records->report.addSource({.name = "test"});
    std::uint64_t offset = 0;
    for (const TestEvent& event : events) {
        EventRow row = rowOf(*records, event);
        row.place = {.source = source, .offset = offset++, .length = 1};
        std::vector<EntityId> references;
        for (const std::string& reference : event.references) {
            const std::size_t colon = reference.find(':');
            references.push_back(intern(*records, std::string_view(reference).substr(0, colon),
                                        std::string_view(reference).substr(colon + 1)));
        }
        std::vector<SpanLink> links;
        for (const auto& [trace, span] : event.spanLinks)
            links.push_back({records->strings.intern(trace), records->strings.intern(span)});
        records->events.append(row, references, links);
    }
    return records;
}

std::shared_ptr<Snapshot> SnapshotBuilder::sealed() const
{
    std::shared_ptr<Records> all = records();
    all->seal();
    return std::make_shared<Snapshot>(std::move(all));
}

std::shared_ptr<Snapshot> SnapshotBuilder::reconstructed() const
{
    auto snapshot = sealed();
    reconstruct(*snapshot);
    return snapshot;
}

std::string wordsOf(const Link& link, const std::string& cause, const std::string& effect)
{
    std::string kinds;
    for (std::size_t i = 0; i < kLinkKindCount; ++i) {
        if (link.has(static_cast<LinkKind>(i)))
            kinds += fmt::format("{}{}", kinds.empty() ? "" : "+", nameOf(static_cast<LinkKind>(i)));
    }
    return fmt::format("{} -> {} {}{}{}", cause, effect, kinds, link.primary ? "*" : "",
                       link.chosen ? "?" : "");
}

std::set<std::string> linksOf(const Snapshot& snapshot)
{
    std::set<std::string> texts;
    for (const Link& link : snapshot.links.all())
        texts.insert(wordsOf(link, snapshot.eventName(link.from), snapshot.eventName(link.to)));
    return texts;
}

std::string wordsOf(const Finding& finding, const std::string& event, const std::string& missing,
                    const std::string& related)
{
    std::string text = fmt::format("{} {}", nameOf(finding.kind), event);
    if (!missing.empty())
        text.append("/").append(missing);
    if (!related.empty())
        text.append("/").append(related);
    return text;
}

std::set<std::string> findingsOf(const Snapshot& snapshot)
{
    std::set<std::string> texts;
    for (const Finding& finding : snapshot.findings.all())
        texts.insert(wordsOf(finding, snapshot.eventName(finding.event), snapshot.str(finding.missing),
                             finding.related ? snapshot.eventName(finding.related) : ""));
    return texts;
}

std::string idsOf(const Snapshot& snapshot, const std::vector<EventId>& events)
{
    std::string text;
    for (const EventId e : events)
        text.append(text.empty() ? "" : " ").append(snapshot.eventName(e));
    return text;
}

bool hasCycle(const Snapshot& snapshot)
{
    // Removes events without remaining causes until none is left to remove.
    const std::uint32_t count = snapshot.events.size();
    std::vector<std::size_t> causes(count);
    std::vector<EventId> free;
    for (std::uint32_t i = 0; i < count; ++i) {
        causes[i] = snapshot.links.into(EventId(i)).size();
        if (causes[i] == 0)
            free.push_back(EventId(i));
    }
    std::size_t removed = 0;
    for (; !free.empty(); ++removed) {
        const EventId e = free.back();
        free.pop_back();
        for (const LinkId link : snapshot.links.outOf(e)) {
            if (--causes[snapshot.links[link].to.index()] == 0)
                free.push_back(snapshot.links[link].to);
        }
    }
    return removed != count;
}

} // namespace throughline::test
