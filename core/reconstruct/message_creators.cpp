// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/message_creators.h"

#include "core/base/parallel.h"
#include "core/reconstruct/event_ranges.h"

#include <mutex>

namespace throughline {

MessageCreators::MessageCreators(const Snapshot& snapshot, const EventOrder& order, unsigned threads,
                                 const MessageFollowers* known)
    : m_events(&snapshot.events), m_entities(&snapshot.entities), m_kind(snapshot.strings.find("message")),
      m_creator(snapshot.entities.size())
{
    if (!m_kind)
        return;
    findCreators(order, threads, known);
    findMessages(threads);
}

void MessageCreators::findCreators(const EventOrder& order, unsigned threads, const MessageFollowers* known)
{
    const std::vector<EventRange> ranges = rangesOf(static_cast<std::uint32_t>(m_creator.size()));
    // visit(entity, the events that name it) for each message of a range of entities.
    const auto eachMessage = [&](EventRange range, auto visit) {
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            if (isMessage(EntityId(i)))
                visit(i, m_events->eventsOf(EntityId(i)));
        }
    };
    MessageFollowers learned;
    std::mutex mutex;
    parallelFor(threads, ranges.size(), [&](std::size_t number) {
        MessageFollowers inRange;
        eachMessage(ranges[number], [&](std::uint32_t message, std::span<const EventId> naming) {
            EventId first;
            for (const EventId e : naming)
                first = order.earlier(first, e);
            m_creator[message] = first.raw() + 1;
            for (const EventId e : naming) {
                if (!known)
                    inRange.count(m_events->className(e), m_events->type(e),
                                  m_events->trace(e) != m_events->trace(first));
            }
        });
        const std::lock_guard lock(mutex);
        learned.add(inRange);
    });
    const MessageFollowers& followers = known ? *known : learned;
    if (!followers.any())
        return;
    parallelFor(threads, ranges.size(), [&](std::size_t number) {
        eachMessage(ranges[number], [&](std::uint32_t message, std::span<const EventId> naming) {
            EventId creator;
            for (const EventId e : naming) {
                if (!followers.has(m_events->className(e), m_events->type(e)))
                    creator = order.earlier(creator, e);
            }
            m_creator[message] = creator.raw() + 1;
        });
    });
}

void MessageCreators::findMessages(unsigned threads)
{
    if (m_events->replyContexts().empty())
        return;
    m_repliedTo = PagedArray<std::uint32_t>(m_events->size(), Pages::Use::Sparse);
    const std::vector<EventRange> ranges = rangesOf(*m_events);
    parallelFor(threads, ranges.size(), [&](std::size_t number) {
        m_events->replyContexts().visit(
            ranges[number].begin, ranges[number].end,
            [&](std::size_t row, StringId id) { m_repliedTo[row] = m_entities->find(m_kind, id).raw() + 1; });
    });
}

EventId MessageCreators::repliedTo(EventId e) const
{
    const EntityId message = messageRepliedTo(e);
    const EventId creator = message ? creatorOf(message) : EventId();
    return creator == e ? EventId() : creator;
}

bool MessageCreators::dangles(EventId e) const
{
    if (!m_events->replyContext(e))
        return false;
    const EntityId message = messageRepliedTo(e);
    return !message || !creatorOf(message);
}

} // namespace throughline
