// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/waterfall/span_finding.h"

#include <algorithm>
#include <utility>

namespace throughline {

void SpanFinding::setSpans(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const SpanTree> tree)
{
    if (m_snapshot == snapshot && m_tree == tree)
        return;
    m_snapshot = std::move(snapshot);
    m_tree = std::move(tree);
    m_found = {};
    start();
}

void SpanFinding::look(const SpanQuery& query)
{
    if (query == m_query)
        return;
    m_query = query;
    if (query.empty())
        m_found = {};
    start();
}

void SpanFinding::stop()
{
    look({});
}

void SpanFinding::start()
{
    m_failed = false;
    if (!active() || !m_tree) {
        m_task.drop();
        Q_EMIT changed();
        return;
    }
    // What is known of the text before stays until the first matches of this one are in.
    m_task.start(
        [this, number = m_task.nextNumber(), snapshot = m_snapshot, tree = m_tree,
         query = m_query](const CancelToken& cancel) {
            const FoundSoFar tell = [&](const SpanMatches& soFar) {
                m_task.report(number, [this, found = std::make_shared<Found>(ordered(soFar))] {
                    take(std::move(*found));
                });
            };
            return ordered(findSpans(*snapshot, *tree, query, tell, cancel));
        },
        [this](Found found) { take(std::move(found)); },
        [this] {
            m_failed = true;
            take({});
        });
}

SpanFinding::Found SpanFinding::ordered(SpanMatches matches)
{
    Found found{std::move(matches), {}};
    found.ascending = found.matches.events;
    std::sort(found.ascending.begin(), found.ascending.end());
    return found;
}

void SpanFinding::take(Found found)
{
    m_found = std::move(found);
    Q_EMIT changed();
}

std::ptrdiff_t SpanFinding::numberOf(EventId event) const
{
    if (!std::binary_search(m_found.ascending.begin(), m_found.ascending.end(), event))
        return -1;
    const std::vector<EventId>& events = m_found.matches.events;
    return std::find(events.begin(), events.end(), event) - events.begin();
}

EventId SpanFinding::next(EventId from, bool forward) const
{
    const std::vector<EventId>& events = m_found.matches.events;
    if (events.empty())
        return {};
    const auto count = static_cast<std::ptrdiff_t>(events.size());
    std::ptrdiff_t number = numberOf(from);
    if (number < 0) {
        // From where the event stands among all spans.
        number = forward ? -1 : 0;
        std::ptrdiff_t passed = 0;
        for (const SpanNode& node : m_tree->nodes) {
            if (node.event == from && !node.missing) {
                number = forward ? passed - 1 : passed;
                break;
            }
            passed +=
                passed < count && !node.missing && events[static_cast<std::size_t>(passed)] == node.event;
        }
    }
    const std::ptrdiff_t next = (number + (forward ? 1 : count - 1)) % count;
    return events[static_cast<std::size_t>(next)];
}

} // namespace throughline
