// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/growing/growing_reconstruction.h"

#include "core/reconstruct/entry_points.h"
#include "core/reconstruct/growing/events_copy.h"

#include <algorithm>
#include <utility>

namespace throughline {

std::vector<EventId> GrowingReconstruction::add(const Records& batch)
{
    const EventId firstNew = m_events.add(batch);
    Neighbourhood around(m_events, [this](StringId trace) {
        const auto found = m_clusters.find(trace);
        return found == m_clusters.end() ? EventId() : found->second.root;
    });
    m_known.resize(m_events.size());
    for (EventId e = firstNew; e.index() < m_events.size(); e = EventId(e.index() + 1)) {
        addToCluster(e);
        around.touch(e, firstNew);
    }
    judgeRepliesToChangedKinds(around);
    Changes before;
    judgeUntilSettled(around, before);
    std::vector<EventId> changed;
    for (const auto& [e, known] : before) {
        if (e >= firstNew || !known.says(m_known[e.index()]))
            changed.push_back(e);
    }
    return changed;
}

// Which events create messages is learned from all of them.
void GrowingReconstruction::judgeRepliesToChangedKinds(Neighbourhood& around)
{
    EventKindNames now;
    m_events.followers().each([&](StringId className, StringId type) { now.emplace(className, type); });
    if (now == m_followers)
        return;
    const EventKindNames before = std::exchange(m_followers, std::move(now));
    for (std::uint32_t i = 0; i < m_events.size(); ++i) {
        const GrowingEvents::Event& event = m_events[EventId(i)];
        const std::pair kind(event.row.className, event.row.type);
        if (before.contains(kind) != m_followers.contains(kind))
            around.judgeReplies(event);
    }
}

// What is found may ask for more: another root, a cycle through events that were not looked at.
void GrowingReconstruction::judgeUntilSettled(Neighbourhood& around, Changes& before)
{
    for (std::size_t size = 0; size != around.size();) {
        if (std::any_of(around.judged().begin(), around.judged().end(),
                        [&](EventId e) { return m_tangled.contains(e); })) {
            for (const EventId e : m_tangled)
                around.judge(e);
        }
        around.complete();
        size = around.size();
        const Judgement judgement(m_events, m_followers, around);
        const std::vector<EventId> judged = around.judged(); // keeping what is found may add to them
        for (const EventId e : judged) {
            before.try_emplace(e, m_known[e.index()]);
            keep(e, {judgement.causesOf(e), judgement.leftOut(e), judgement.findings(e)}, around);
        }
        judgeCycles(around);
    }
    updateTangled(before);
}

void GrowingReconstruction::keep(EventId e, Known known, Neighbourhood& around)
{
    known.root = std::none_of(known.causes.begin(), known.causes.end(),
                              [](const Link& link) { return link.kind == LinkKind::Parent; });
    known.orphan =
        known.root && std::any_of(known.findings.begin(), known.findings.end(),
                                  [](const Finding& f) { return f.kind == FindingKind::MissingParent; });
    m_backward += backwardLinks(known);
    m_backward -= backwardLinks(m_known[e.index()]);
    const Known before = std::exchange(m_known[e.index()], std::move(known));
    if (before.root != m_known[e.index()].root || before.orphan != m_known[e.index()].orphan)
        changeRoot(e, before, around);
}

std::uint32_t GrowingReconstruction::backwardLinks(const Known& known) const
{
    const auto count = [&](const std::vector<Link>& links) {
        return std::count_if(links.begin(), links.end(),
                             [&](const Link& link) { return m_events.before(link.to, link.from); });
    };
    return static_cast<std::uint32_t>(count(known.causes) + count(known.leftOut));
}

// A cycle is judged as a whole, with all above it (see LinkGraph).
void GrowingReconstruction::judgeCycles(Neighbourhood& around) const
{
    if (m_backward == 0)
        return;
    const std::vector<EventId> judged = around.judged();
    absl::flat_hash_set<EventId> above;
    for (const EventId e : judged) {
        above.clear();
        addAbove(e, above);
        if (!above.contains(e))
            continue;
        for (const EventId cause : above)
            around.judge(cause);
    }
}

void GrowingReconstruction::addAbove(EventId e, absl::flat_hash_set<EventId>& above) const
{
    std::vector<EventId> open = {e};
    while (!open.empty()) {
        const Known& known = m_known[open.back().index()];
        open.pop_back();
        for (const std::vector<Link>* const links : {&known.causes, &known.leftOut}) {
            for (const Link& link : *links) {
                if (above.insert(link.from).second)
                    open.push_back(link.from);
            }
        }
    }
}

void GrowingReconstruction::updateTangled(const Changes& changes)
{
    bool changed = false;
    for (const auto& [e, before] : changes) {
        const bool cut = !m_known[e.index()].leftOut.empty();
        changed |= cut || m_tangled.contains(e);
        if (cut)
            m_cut.insert(e);
        else
            m_cut.erase(e);
    }
    if (!changed)
        return;
    m_tangled = m_cut;
    for (const EventId e : m_cut)
        addAbove(e, m_tangled);
}

std::shared_ptr<const Snapshot> GrowingReconstruction::whole(const ReconstructionSettings& settings) const
{
    const auto records = std::make_shared<Records>();
    EventsCopy copy(m_events, *records);
    for (std::uint32_t i = 0; i < m_events.size(); ++i)
        copy.copy(EventId(i), m_events[EventId(i)].row.place);
    records->seal(settings.threads);
    const auto snapshot = std::make_shared<Snapshot>(records);
    reconstruct(*snapshot, settings);
    return snapshot;
}

Cluster& GrowingReconstruction::cluster(EventId e)
{
    const StringId trace = m_events[e].row.trace;
    return trace ? m_clusters[trace] : m_untraced[e];
}

const Cluster& GrowingReconstruction::clusterOf(EventId e) const
{
    const StringId trace = m_events[e].row.trace;
    return trace ? m_clusters.at(trace) : m_untraced.at(e);
}

void GrowingReconstruction::addToCluster(EventId e)
{
    const EventRow& row = m_events[e].row;
    Cluster& of = cluster(e);
    if (row.time != kNoTime) {
        of.from = of.from == kNoTime ? row.time : std::min(of.from, row.time);
        of.to = std::max(of.to, saturatingSum(row.time, drawnDuration(row.duration)));
    }
    of.errors += row.status == EventStatus::Error ? 1 : 0;
}

void GrowingReconstruction::changeRoot(EventId e, const Known& before, Neighbourhood& around)
{
    const Known& now = m_known[e.index()];
    Cluster& of = cluster(e);
    of.roots += static_cast<std::uint32_t>(now.root) - static_cast<std::uint32_t>(before.root);
    of.orphans += static_cast<std::uint32_t>(now.orphan) - static_cast<std::uint32_t>(before.orphan);
    const EventId root = of.root;
    if (now.root && (!root || m_events.before(e, root)))
        of.root = e;
    else if (!now.root && root == e)
        of.root = earliestRoot(e);
    if (of.root == root)
        return;
    const EventRow& row = m_events[of.root ? of.root : e].row;
    const bool begins = of.root && !m_known[of.root.index()].orphan;
    of.entry = begins ? entryPointOf(m_events.strings().str(row.type), m_events.strings().str(row.className))
                      : EntryPoint::Unknown;
    around.changeRoot(row.trace, of.root);
}

EventId GrowingReconstruction::earliestRoot(EventId member) const
{
    EventId earliest;
    const StringId trace = m_events[member].row.trace;
    if (!trace)
        return earliest;
    for (const EventId e : m_events.names().of({NameOf::Trace, trace.raw()})) {
        if (m_known[e.index()].root && (!earliest || m_events.before(e, earliest)))
            earliest = e;
    }
    return earliest;
}

} // namespace throughline
