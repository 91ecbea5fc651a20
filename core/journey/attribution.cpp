// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/attribution.h"

#include "core/journey/origin.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>

namespace throughline {

namespace {

// Origins of events, each found once: chains of different orders share most of their way up.
class OriginTable {
public:
    struct Entry {
        Origin origin;
        EventId root;
    };

    OriginTable(const Snapshot& snapshot, const OriginKinds& kinds)
        : m_snapshot(&snapshot), m_finder(snapshot, kinds)
    {}

    const Entry& of(EventId e)
    {
        m_path.clear();
        EventId above = e;
        for (; above && !m_known.contains(above); above = m_snapshot->links.primaryCause(above))
            m_path.push_back(above);
        Entry entry = above ? m_known.at(above) : Entry{};
        for (auto below = m_path.rbegin(); below != m_path.rend(); ++below) {
            if (!entry.root)
                entry.root = *below;
            entry.origin = m_finder.below(entry.origin, *below);
            m_known.emplace(*below, entry);
        }
        return m_known.at(e);
    }

private:
    const Snapshot* m_snapshot;
    OriginFinder m_finder;
    absl::flat_hash_map<EventId, Entry> m_known;
    std::vector<EventId> m_path;
};

Attribution attribute(const Snapshot& snapshot, EntityId entity, OriginTable& origins)
{
    Attribution row{.target = entity, .event = snapshot.creatorOf(entity)};
    const OriginTable::Entry& entry = origins.of(row.event);
    const Origin& origin = entry.origin;
    if (!origin.event) {
        row.broken = isBroken(snapshot, entry.root);
        return row;
    }
    row.campaign = origin.campaign;
    row.message = origin.message;
    row.kind = origin.inferred ? AttributionKind::Inferred : AttributionKind::Direct;
    row.confidence = origin.confidence;
    row.hops = origin.hops;
    if (snapshot.events.timed(row.event) && snapshot.events.timed(origin.messageEvent))
        row.messageToTarget =
            saturatingDifference(snapshot.events.time(row.event), snapshot.events.time(origin.messageEvent));
    return row;
}

} // namespace

std::string_view nameOf(AttributionKind kind)
{
    switch (kind) {
    case AttributionKind::None:
        return "none";
    case AttributionKind::Inferred:
        return "inferred";
    case AttributionKind::Direct:
        return "direct";
    }
    return "";
}

std::vector<Attribution> attributions(const Snapshot& snapshot, const AttributionOptions& options,
                                      const CancelToken& cancel)
{
    const StringId kind = snapshot.strings.find(options.target);
    OriginTable origins(snapshot, options.kinds);
    std::vector<Attribution> rows;
    for (std::uint32_t i = 0; kind && i < snapshot.entities.size() && !cancel.cancelled(); ++i) {
        const EntityId entity(i);
        if (snapshot.entities[entity].kind == kind && snapshot.creatorOf(entity))
            rows.push_back(attribute(snapshot, entity, origins));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Attribution& a, const Attribution& b) { return a.event < b.event; });
    return rows;
}

} // namespace throughline
