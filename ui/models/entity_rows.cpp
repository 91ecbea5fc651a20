// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entity_rows.h"

#include "core/base/letter_case.h"
#include "core/base/natural_order.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace throughline {

namespace {

constexpr std::array<std::string_view, 5> kFirstKinds = {"order", "contact", "campaign", "message",
                                                         kTraceKind};

std::uint32_t breaksOf(const Snapshot& snapshot, std::span<const EventId> events)
{
    std::uint32_t breaks = 0;
    for (const EventId event : events) {
        for (const Finding& finding : snapshot.findings.of(event))
            breaks += breaksChain(finding.kind) ? 1 : 0;
    }
    return breaks;
}

EntityRow rowOf(const Snapshot& snapshot, const AttributionIndex& attributions, EntityId entity, bool latest)
{
    EntityRow row;
    row.entity = entity;
    const auto events = snapshot.events.eventsOf(entity);
    row.events = static_cast<std::uint32_t>(events.size());
    if (!events.empty())
        row.time = snapshot.events.time(latest ? events.back() : events.front());
    row.breaks = breaksOf(snapshot, events);
    if (const auto found = attributions.byOrder.find(entity); found != attributions.byOrder.end())
        row.campaign = found->second.campaign;
    if (const auto found = attributions.ordersOfCampaign.find(entity);
        found != attributions.ordersOfCampaign.end())
        row.orders = found->second;
    return row;
}

EntityRow rowOf(const Snapshot& snapshot, TraceId trace)
{
    EntityRow row;
    row.trace = trace;
    const auto events = snapshot.events.eventsOf(trace);
    row.events = static_cast<std::uint32_t>(events.size());
    row.time = snapshot.clusters[trace].from;
    row.breaks = breaksOf(snapshot, events);
    return row;
}

bool passes(const Snapshot& snapshot, TraceId trace, std::string_view filter)
{
    const EventId root = snapshot.clusters[trace].root;
    const auto has = [&](StringId id) {
        const PooledText text = id ? snapshot.strings.text(id) : PooledText();
        return holds(text.view(), filter);
    };
    return filter.empty() || has(snapshot.events.type(root)) || has(snapshot.events.className(root)) ||
           has(snapshot.events.traceName(trace));
}

bool passes(const Snapshot& snapshot, const EntityRow& row, std::string_view filter)
{
    const PooledText value = snapshot.strings.text(snapshot.entities[row.entity].value);
    if (holds(value.view(), filter))
        return true;
    if (!row.campaign)
        return false;
    const PooledText campaign = snapshot.strings.text(snapshot.entities[row.campaign].value);
    return holds(campaign.view(), filter);
}

bool textLess(const Snapshot& snapshot, StringId a, StringId b)
{
    const PooledText first = a ? snapshot.strings.text(a) : PooledText();
    const PooledText second = b ? snapshot.strings.text(b) : PooledText();
    return naturalLess(first.view(), second.view());
}

bool valueLess(const Snapshot& snapshot, EntityId a, EntityId b)
{
    return textLess(snapshot, a ? snapshot.entities[a].value : StringId(),
                    b ? snapshot.entities[b].value : StringId());
}

bool traceLess(const Snapshot& snapshot, EntitySort sort, const EntityRow& a, const EntityRow& b)
{
    const EventId first = snapshot.clusters[a.trace].root;
    const EventId second = snapshot.clusters[b.trace].root;
    switch (sort) {
    case EntitySort::Value:
        return textLess(snapshot, snapshot.events.type(first), snapshot.events.type(second));
    case EntitySort::Detail:
        return textLess(snapshot, snapshot.events.className(first), snapshot.events.className(second));
    case EntitySort::Time:
        return a.time < b.time;
    }
    return false;
}

bool less(const Snapshot& snapshot, EntitySort sort, const EntityRow& a, const EntityRow& b)
{
    if (a.trace)
        return traceLess(snapshot, sort, a, b);
    switch (sort) {
    case EntitySort::Value:
        return valueLess(snapshot, a.entity, b.entity);
    case EntitySort::Detail:
        if (a.campaign != b.campaign)
            return valueLess(snapshot, a.campaign, b.campaign);
        return a.orders != b.orders ? a.orders < b.orders : a.events < b.events;
    case EntitySort::Time:
        return a.time < b.time;
    }
    return false;
}

} // namespace

bool holds(std::string_view text, std::string_view part)
{
    return std::search(text.begin(), text.end(), part.begin(), part.end(),
                       [](char a, char b) { return lowerCase(a) == lowerCase(b); }) != text.end() ||
           part.empty();
}

EntityRows entityRows(const Snapshot& snapshot, const AttributionIndex& attributions,
                      const EntityQuery& query, const CancelToken& cancel)
{
    EntityRows result;
    const bool traces = query.kind == kTraceKind;
    result.total = traces ? snapshot.events.traceCount() : 0;
    for (std::uint32_t i = 0; traces && i < result.total && !cancel.cancelled(); ++i) {
        if (passes(snapshot, TraceId(i), query.filter))
            result.rows.push_back(rowOf(snapshot, TraceId(i)));
    }
    const StringId kind = traces ? StringId() : snapshot.strings.find(query.kind);
    const bool latest = query.kind == "contact";
    for (std::uint32_t i = 0; kind && i < snapshot.entities.size() && !cancel.cancelled(); ++i) {
        const EntityId entity(i);
        if (snapshot.entities[entity].kind != kind)
            continue;
        ++result.total;
        const EntityRow row = rowOf(snapshot, attributions, entity, latest);
        if (passes(snapshot, row, query.filter))
            result.rows.push_back(row);
    }
    std::stable_sort(result.rows.begin(), result.rows.end(), [&](const EntityRow& a, const EntityRow& b) {
        return query.descending ? less(snapshot, query.sort, b, a) : less(snapshot, query.sort, a, b);
    });
    return result;
}

std::vector<KindCount> entityKinds(const Snapshot& snapshot)
{
    absl::flat_hash_map<StringId, std::uint32_t> counts;
    for (std::uint32_t i = 0; i < snapshot.entities.size(); ++i)
        ++counts[snapshot.entities[EntityId(i)].kind];
    std::vector<KindCount> kinds;
    if (snapshot.events.traceCount() != 0)
        kinds.push_back({std::string(kTraceKind), snapshot.events.traceCount()});
    for (const auto& [kind, count] : counts) {
        if (std::string name = snapshot.str(kind); name != kTraceKind)
            kinds.push_back({std::move(name), count});
    }
    const auto rank = [](const KindCount& kind) {
        return std::find(kFirstKinds.begin(), kFirstKinds.end(), kind.kind) - kFirstKinds.begin();
    };
    std::sort(kinds.begin(), kinds.end(), [&](const KindCount& a, const KindCount& b) {
        if (rank(a) != rank(b))
            return rank(a) < rank(b);
        return a.count != b.count ? a.count > b.count : a.kind < b.kind;
    });
    return kinds;
}

} // namespace throughline
