// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/transaction.h"

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {

// Which of some events are whose children, by their numbers among those events.
class ChildLists {
public:
    ChildLists(const Snapshot& snapshot, std::span<const EventId> events)
        : m_offset(events.size() + 2), m_children(events.size())
    {
        std::vector<std::uint32_t> parents;
        parents.reserve(events.size());
        for (const EventId e : events)
            parents.push_back(numberAmong(events, parentOf(snapshot.links, e)));
        for (const std::uint32_t parent : parents)
            ++m_offset[parent + std::size_t{1}];
        std::partial_sum(m_offset.begin(), m_offset.end(), m_offset.begin());
        std::vector<std::uint32_t> next(m_offset.begin(), m_offset.end() - 1);
        for (std::uint32_t number = 0; number < parents.size(); ++number)
            m_children[next[parents[number]]++] = number;
    }

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t number) const
    {
        return {m_children.data() + m_offset[number], m_children.data() + m_offset[number + std::size_t{1}]};
    }
    // Those whose parent is not among the events: children of the number behind the last.
    [[nodiscard]] std::span<const std::uint32_t> tops() const
    {
        return of(static_cast<std::uint32_t>(m_children.size()));
    }

private:
    static EventId parentOf(const LinkTable& links, EventId e)
    {
        // These kinds are the strongest: where there is one, it is the first link into its effect.
        const std::span<const Link> into = links.into(e);
        const bool byParent = !into.empty() && (into.front().kind == LinkKind::Parent ||
                                                into.front().kind == LinkKind::CrossParent);
        return byParent ? into.front().from : EventId();
    }
    static std::uint32_t numberAmong(std::span<const EventId> events, EventId e)
    {
        const auto found = e ? std::lower_bound(events.begin(), events.end(), e) : events.end();
        const bool here = found != events.end() && *found == e;
        return static_cast<std::uint32_t>((here ? found : events.end()) - events.begin());
    }

    std::vector<std::uint32_t> m_offset;
    std::vector<std::uint32_t> m_children; // in time order within each parent
};

} // namespace

std::vector<TransactionSpan> transactionOf(const Snapshot& snapshot, std::span<const EventId> events)
{
    struct Open {
        std::uint32_t number;
        std::uint32_t parent; // in the list
    };
    const ChildLists children(snapshot, events);
    std::vector<TransactionSpan> spans;
    spans.reserve(events.size());
    std::vector<Open> open;
    const auto openAll = [&](std::span<const std::uint32_t> numbers, std::uint32_t parent) {
        for (std::size_t i = numbers.size(); i-- > 0;)
            open.push_back({numbers[i], parent});
    };
    openAll(children.tops(), TransactionSpan::kNone);
    while (!open.empty()) {
        const auto [number, parent] = open.back();
        open.pop_back();
        const auto place = static_cast<std::uint32_t>(spans.size());
        const auto below = children.of(number);
        spans.push_back({.event = events[number],
                         .depth = parent == TransactionSpan::kNone ? 0 : spans[parent].depth + 1,
                         .parent = parent,
                         .children = static_cast<std::uint32_t>(below.size()),
                         .end = place + 1});
        openAll(below, place);
    }
    for (std::size_t i = spans.size(); i-- > 0;) {
        if (spans[i].parent != TransactionSpan::kNone)
            spans[spans[i].parent].end = std::max(spans[spans[i].parent].end, spans[i].end);
    }
    return spans;
}

} // namespace throughline
