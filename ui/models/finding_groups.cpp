// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/finding_groups.h"

#include "ui/models/entity_rows.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

class Filter {
public:
    Filter(const Snapshot& snapshot, const std::string& part) : m_snapshot(snapshot), m_part(part) {}

    [[nodiscard]] bool passes(const Finding& finding) const
    {
        if (m_part.empty() || holds(nameOf(finding.kind), m_part))
            return true;
        const EventId event = finding.event;
        const auto& events = m_snapshot.events;
        if (inText(m_snapshot.classOf(event)) || inText(finding.missing) || inText(events.id(event)))
            return true;
        if (inEntity(events.contact(event)))
            return true;
        const auto references = events.references(event);
        return std::any_of(references.begin(), references.end(),
                           [this](EntityId id) { return inEntity(id); });
    }

private:
    [[nodiscard]] bool inText(StringId id) const
    {
        const PooledText text = m_snapshot.strings.text(id);
        return holds(text.view(), m_part);
    }
    [[nodiscard]] bool inEntity(EntityId id) const { return id && inText(m_snapshot.entities[id].value); }

    const Snapshot& m_snapshot;
    const std::string& m_part;
};

// Orders findings as the tree shows them.
class Order {
public:
    Order(const Snapshot& snapshot, const std::vector<FindingId>& findings) : m_snapshot(snapshot)
    {
        for (const FindingId id : findings)
            ++m_sizes[key(id)];
    }

    bool operator()(FindingId a, FindingId b) const
    {
        const FindingKind first = m_snapshot.findings[a].kind;
        const FindingKind second = m_snapshot.findings[b].kind;
        if (severityOf(first) != severityOf(second))
            return severityOf(first) > severityOf(second);
        if (first != second)
            return first < second;
        if (key(a) == key(b))
            return a < b; // findings are kept by event, and events by time
        const std::uint32_t sizeOfFirst = m_sizes.at(key(a));
        const std::uint32_t sizeOfSecond = m_sizes.at(key(b));
        return sizeOfFirst != sizeOfSecond ? sizeOfFirst > sizeOfSecond : key(a) < key(b);
    }

private:
    using Key = std::pair<std::uint8_t, std::uint32_t>;
    [[nodiscard]] Key key(FindingId id) const
    {
        const Finding& finding = m_snapshot.findings[id];
        return {static_cast<std::uint8_t>(finding.kind), m_snapshot.classOf(finding.event).raw()};
    }

    const Snapshot& m_snapshot;
    absl::flat_hash_map<Key, std::uint32_t> m_sizes;
};

// Whether two neighbours in the order belong into one node of a level.
bool together(const Snapshot& snapshot, FindingGroups::Level level, FindingId a, FindingId b)
{
    const Finding& first = snapshot.findings[a];
    const Finding& second = snapshot.findings[b];
    switch (level) {
    case FindingGroups::BySeverity:
        return severityOf(first.kind) == severityOf(second.kind);
    case FindingGroups::ByKind:
        return first.kind == second.kind;
    case FindingGroups::ByClass:
        return first.kind == second.kind && snapshot.classOf(first.event) == snapshot.classOf(second.event);
    }
    return false;
}

struct Stretch {
    std::uint32_t from = 0, to = 0, parent = FindingGroups::kNone;
};

// Adds the nodes of one level within a stretch of the findings, and hands on their stretches.
void addNodes(const Snapshot& snapshot, FindingGroups& groups, FindingGroups::Level level,
              const Stretch& stretch, std::vector<Stretch>& below)
{
    std::uint32_t row = 0;
    for (std::uint32_t from = stretch.from; from < stretch.to;) {
        std::uint32_t to = from + 1;
        while (to < stretch.to && together(snapshot, level, groups.findings[from], groups.findings[to]))
            ++to;
        const Finding& finding = snapshot.findings[groups.findings[from]];
        FindingGroups::Node node;
        node.level = level;
        node.severity = severityOf(finding.kind);
        node.kind = finding.kind;
        node.className = snapshot.classOf(finding.event);
        node.parent = stretch.parent;
        node.rowInParent = row++;
        node.count = to - from;
        if (level == FindingGroups::ByClass) {
            node.firstChild = from;
            node.children = to - from;
            const auto begin = groups.findings.begin();
            const bool same = std::all_of(begin + from, begin + to, [&](FindingId id) {
                return snapshot.findings[id].hole == finding.hole;
            });
            node.hole = same ? finding.hole : HoleCause::Unknown;
        }
        below.push_back({from, to, static_cast<std::uint32_t>(groups.nodes.size())});
        groups.nodes.push_back(node);
        from = to;
    }
}

} // namespace

FindingGroups groupFindings(const Snapshot& snapshot, const std::string& filter, const EventFilter& events,
                            const CancelToken& cancel)
{
    FindingGroups groups;
    groups.total = snapshot.findings.size();
    const Filter wanted(snapshot, filter);
    const PassingEvents passing(snapshot, events);
    for (std::uint32_t i = 0; i < groups.total && !cancel.cancelled(); ++i) {
        const Finding& finding = snapshot.findings[FindingId(i)];
        if (passing(finding.event) && wanted.passes(finding))
            groups.findings.emplace_back(i);
    }
    std::sort(groups.findings.begin(), groups.findings.end(), Order(snapshot, groups.findings));

    std::vector<Stretch> stretches = {
        {0, static_cast<std::uint32_t>(groups.findings.size()), FindingGroups::kNone}};
    for (const auto level : {FindingGroups::BySeverity, FindingGroups::ByKind, FindingGroups::ByClass}) {
        std::vector<Stretch> below;
        for (const Stretch& stretch : stretches) {
            const auto first = static_cast<std::uint32_t>(groups.nodes.size());
            addNodes(snapshot, groups, level, stretch, below);
            const auto added = static_cast<std::uint32_t>(groups.nodes.size()) - first;
            if (stretch.parent == FindingGroups::kNone) {
                groups.topNodes = added;
            } else {
                groups.nodes[stretch.parent].firstChild = first;
                groups.nodes[stretch.parent].children = added;
            }
        }
        stretches = std::move(below);
    }
    return groups;
}

} // namespace throughline
