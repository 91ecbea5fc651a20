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
    Candidate link{.to = e};
    for (const TreeRule& rule : treeRules()) {
        if (const EventId cause = rule.causeOf(context, e); cause && !link.from) {
            link.from = cause;
            link.kind = rule.kind;
        }
    }
    return link;
}

// Each cycle has a link that goes back in the order of events.
std::vector<EventId> effectsBeforeTheirCause(const RuleContext& context)
{
    const std::vector<EventRange> ranges = rangesOf(context.events);
    std::vector<std::vector<EventId>> found(ranges.size());
    parallelFor(context.threads, ranges.size(), [&](std::size_t number) {
        for (std::uint32_t i = ranges[number].begin; i < ranges[number].end; ++i) {
            const EventId cause = proposedInto(context, EventId(i)).from;
            if (cause && context.order.before(EventId(i), cause))
                found[number].push_back(EventId(i));
        }
    });
    std::vector<EventId> all;
    for (const std::vector<EventId>& ofRange : found)
        all.insert(all.end(), ofRange.begin(), ofRange.end());
    return all;
}

} // namespace

SpanTrees::SpanTrees(const RuleContext& context) : m_context(&context)
{
    const auto weaker = [&](EventId a, EventId b) {
        const LinkKind kindOfA = proposedInto(context, a).kind;
        const LinkKind kindOfB = proposedInto(context, b).kind;
        return kindOfA != kindOfB ? kindOfA > kindOfB : context.order.before(a, b);
    };
    std::vector<EventId> cuts = weakestOfCycles(
        effectsBeforeTheirCause(context), context.events.size(),
        [&](EventId e) { return proposedInto(context, e).from; }, weaker);
    std::sort(cuts.begin(), cuts.end());
    for (const EventId e : cuts)
        m_leftOut.push_back(proposedInto(context, e));
}

Candidate SpanTrees::linkInto(EventId e) const
{
    Candidate link = proposedInto(*m_context, e);
    const auto found = std::lower_bound(m_leftOut.begin(), m_leftOut.end(), e,
                                        [](const Candidate& cut, EventId wanted) { return cut.to < wanted; });
    if (found != m_leftOut.end() && found->to == e)
        link.from = {};
    return link;
}

} // namespace throughline
