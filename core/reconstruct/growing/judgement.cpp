// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/growing/judgement.h"

#include "core/reconstruct/exact_reconstruction.h"

#include <algorithm>

namespace throughline {

// Brings the neighbourhood into records of its own.
class Judgement::Copying {
public:
    Copying(const GrowingEvents& events, Records& records) : m_events(events), m_records(records) {}

    void copy(EventId e, bool judged)
    {
        const GrowingEvents::Event& event = m_events[e];
        EventRow row = event.row;
        // The others are here for what they bear: what they ask for may not be here.
        const bool namesParent = judged || parentIsInTrace(row);
        for (StringId* const text : {&row.type, &row.id, &row.className, &row.error, &row.trace, &row.span})
            *text = copy(*text);
        row.parent = namesParent ? copy(row.parent) : StringId();
        for (StringId* const text : {&row.causalTrace, &row.replyContext, &row.correlation, &row.token})
            *text = judged ? copy(*text) : StringId();
        row.contact = copy(row.contact);
        row.user = copy(row.user);
        row.context = {};
        row.contextKey = {};
        row.digest = 0; // repeats are folded already
        row.place = {SourceId(0), e.index(), 1};
        m_references.clear();
        for (const EntityId reference : event.references)
            m_references.push_back(copy(reference));
        m_links.clear();
        for (const SpanLink& link : event.spanLinks) {
            if (judged)
                m_links.push_back({copy(link.trace), copy(link.span)});
        }
        m_records.events.append(row, m_references, m_links);
    }

    [[nodiscard]] MessageFollowers copy(const EventKindNames& kinds)
    {
        MessageFollowers followers;
        for (const auto& [className, type] : kinds)
            followers.declare(copy(className), copy(type));
        return followers;
    }

private:
    [[nodiscard]] bool parentIsInTrace(const EventRow& row) const
    {
        return row.parent && row.trace &&
               m_events.names().has({NameOf::SpanInTrace, row.parent.raw(), row.trace.raw()});
    }

    StringId copy(StringId text)
    {
        if (!text)
            return {};
        const auto [known, isNew] = m_texts.try_emplace(text);
        if (isNew) {
            const PooledText pooled = m_events.strings().text(text);
            known->second = m_records.strings.intern(pooled.view());
        }
        return known->second;
    }

    EntityId copy(EntityId entity)
    {
        if (!entity)
            return {};
        const Entity& from = m_events.entities()[entity];
        return m_records.entities.intern(copy(from.kind), copy(from.value));
    }

    const GrowingEvents& m_events;
    Records& m_records;
    absl::flat_hash_map<StringId, StringId> m_texts;
    std::vector<EntityId> m_references; // of the event at hand
    std::vector<SpanLink> m_links;
};

Judgement::Judgement(const GrowingEvents& events, const EventKindNames& followers,
                     const Neighbourhood& around)
    : m_events(events)
{
    const auto records = std::make_shared<Records>();
    Copying copying(events, *records);
    for (const EventId e : around.needed())
        copying.copy(e, around.isJudged(e));
    const MessageFollowers known = copying.copy(followers);
    records->events.seal(records->entities);
    m_snapshot = std::make_unique<Snapshot>(records);
    for (std::uint32_t i = 0; i < records->events.size(); ++i)
        m_here.emplace(there(EventId(i)), EventId(i));
    ExactReconstruction exact(*m_snapshot, 1, &known);
    exact.run();
    m_findings = FindingTable(exact.takeFindings());
    m_leftOut = exact.leftOut();
    std::stable_sort(m_leftOut.begin(), m_leftOut.end(),
                     [](const Link& a, const Link& b) { return a.to < b.to; });
}

Link Judgement::translated(Link link) const
{
    link.from = there(link.from);
    link.to = there(link.to);
    return link;
}

std::vector<Link> Judgement::causesOf(EventId e) const
{
    std::vector<Link> causes;
    for (const Link& link : m_snapshot->links.into(here(e)))
        causes.push_back(translated(link));
    return causes;
}

std::vector<Link> Judgement::leftOut(EventId e) const
{
    struct ByEffect {
        bool operator()(const Link& link, EventId to) const { return link.to < to; }
        bool operator()(EventId to, const Link& link) const { return to < link.to; }
    };
    const auto [first, last] = std::equal_range(m_leftOut.begin(), m_leftOut.end(), here(e), ByEffect());
    std::vector<Link> links;
    std::transform(first, last, std::back_inserter(links),
                   [this](const Link& link) { return translated(link); });
    return links;
}

std::vector<Finding> Judgement::findings(EventId e) const
{
    std::vector<Finding> found;
    for (Finding finding : m_findings.of(here(e))) {
        finding.event = e;
        if (finding.missing) {
            const PooledText text = m_snapshot->strings.text(finding.missing);
            finding.missing = m_events.findText(text.view());
        }
        if (finding.related)
            finding.related = there(finding.related);
        found.push_back(finding);
    }
    return found;
}

} // namespace throughline
