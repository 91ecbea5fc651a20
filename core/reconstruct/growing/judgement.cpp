// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/growing/judgement.h"

#include "core/reconstruct/exact_reconstruction.h"
#include "core/reconstruct/growing/events_copy.h"

#include <algorithm>

namespace throughline {

Judgement::Judgement(const GrowingEvents& events, const EventKindNames& followers,
                     const Neighbourhood& around)
    : m_events(events)
{
    const auto records = std::make_shared<Records>();
    EventsCopy copy(events, *records);
    for (const EventId e : around.needed()) {
        // Where a record lies says which event it is.
        const RecordPlace place{SourceId(0), e.index(), 1};
        around.isJudged(e) ? copy.copy(e, place) : copy.copyBearer(e, place);
    }
    MessageFollowers known;
    for (const auto& [className, type] : followers)
        known.declare(copy.copy(className), copy.copy(type));
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
            finding.missing = m_events.strings().find(text.view());
        }
        if (finding.related)
            finding.related = there(finding.related);
        found.push_back(finding);
    }
    return found;
}

} // namespace throughline
