// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/span_trees.h"

#include "core/base/parallel.h"
#include "core/reconstruct/cycle_walk.h"
#include "core/reconstruct/rules/rule_list.h"

#include <algorithm>

namespace throughline {

namespace {

Candidate proposedInto(const RuleContext& context, EventId e)
{
    for (const TreeRule& rule : treeRules()) {
        if (const EventId cause = rule.causeOf(context, e))
            return {.from = cause, .to = e, .kind = rule.kind};
    }
    return {.to = e};
}

} // namespace

std::vector<EventId> SpanTrees::findLinks()
{
    const std::vector<EventRange> ranges = rangesOf(m_context->events);
    std::vector<std::vector<EventId>> early(ranges.size());
    m_proposed.resize(ranges.size());
    parallelFor(m_context->threads, ranges.size(), [&](std::size_t number) {
        std::uint32_t count = 0;
        for (std::uint32_t i = ranges[number].begin; i < ranges[number].end; ++i) {
            const EventId cause = proposedInto(*m_context, EventId(i)).from;
            count += cause ? 1 : 0;
            if (cause && m_context->order.before(EventId(i), cause))
                early[number].push_back(EventId(i));
        }
        m_proposed[number] = count;
    });
    return concatenated(early);
}

SpanTrees::SpanTrees(const RuleContext& context) : m_context(&context)
{
    const auto weaker = [&](EventId a, EventId b) {
        const LinkKind kindOfA = proposedInto(context, a).kind;
        const LinkKind kindOfB = proposedInto(context, b).kind;
        return kindOfA != kindOfB ? kindOfA > kindOfB : context.order.before(a, b);
    };
    // Each cycle has a link that goes back in the order of events.
    std::vector<EventId> cuts = weakestOfCycles(
        findLinks(), context.events.size(), [&](EventId e) { return proposedInto(context, e).from; }, weaker);
    std::sort(cuts.begin(), cuts.end());
    for (const EventId e : cuts)
        m_leftOut.push_back(proposedInto(context, e));
}

Candidate SpanTrees::linkInto(EventId e) const
{
    Candidate link = proposedInto(*m_context, e);
    if (m_leftOut.empty())
        return link;
    const auto found = std::lower_bound(m_leftOut.begin(), m_leftOut.end(), e,
                                        [](const Candidate& cut, EventId wanted) { return cut.to < wanted; });
    if (found != m_leftOut.end() && found->to == e)
        link.from = {};
    return link;
}

} // namespace throughline
