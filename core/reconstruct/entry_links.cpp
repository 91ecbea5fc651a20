// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/entry_links.h"

#include "core/reconstruct/event_ranges.h"
#include "core/reconstruct/link_resolver.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

// The roots of trees, each looked for once however many ask from below.
class Roots {
public:
    explicit Roots(const SpanTrees& trees) : m_trees(trees) {}

    EventId of(EventId e)
    {
        std::vector<EventId> path;
        EventId root = e;
        for (EventId above = e; above; above = m_trees.parentOf(above)) {
            root = above;
            if (const auto known = m_known.find(above); known != m_known.end()) {
                root = known->second;
                break;
            }
            path.push_back(above);
        }
        for (const EventId below : path)
            m_known.emplace(below, root);
        return root;
    }

private:
    const SpanTrees& m_trees;
    absl::flat_hash_map<EventId, EventId> m_known;
};

// What leads from other traces into a tree.
struct Entry {
    Candidate first; // into the earliest event
    bool one = true; // all from the same trace
};

bool namesNoCause(const EventStore& events, EventId e)
{
    return !events.parent(e) && !events.replyContext(e) && !events.causalTrace(e) && !events.correlation(e) &&
           events.spanLinks(e).empty();
}

} // namespace

void addEntryLinks(const RuleContext& context, const SpanTrees& trees,
                   std::vector<std::vector<Candidate>>& candidates)
{
    const EventStore& events = context.events;
    Roots roots(trees);
    absl::flat_hash_map<EventId, Entry> entries; // by root
    for (const std::vector<Candidate>& ofRange : candidates) {
        for (const Candidate& link : ofRange) {
            if (link.kind == LinkKind::Token || !trees.parentOf(link.to) ||
                events.trace(link.from) == events.trace(link.to))
                continue;
            const auto [entry, isNew] = entries.try_emplace(roots.of(link.to), Entry{link});
            Entry& known = entry->second;
            known.one = known.one && events.trace(link.from) == events.trace(known.first.from);
            if (!isNew && context.order.before(link.to, known.first.to))
                known.first = link;
        }
    }
    const std::vector<EventRange> ranges = rangesOf(events);
    std::vector<std::vector<Candidate>> added(ranges.size());
    for (const auto& [root, entry] : entries) {
        if (entry.one && namesNoCause(events, root) && !trees.linkInto(root).from &&
            context.order.before(entry.first.from, root)) {
            const auto range = std::upper_bound(
                ranges.begin(), ranges.end(), root.index(),
                [](std::uint32_t index, const EventRange& each) { return index < each.begin; });
            added[static_cast<std::size_t>(range - ranges.begin() - 1)].push_back(
                {.from = entry.first.from, .to = root, .kind = entry.first.kind, .chosen = true});
        }
    }
    for (std::size_t i = 0; i < added.size(); ++i) {
        std::sort(added[i].begin(), added[i].end(),
                  [](const Candidate& a, const Candidate& b) { return a.to < b.to; });
        candidates[i] = merged(std::move(candidates[i]), std::move(added[i]));
    }
}

} // namespace throughline
