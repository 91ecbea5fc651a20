// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/message_creators.h"

#include <absl/container/flat_hash_map.h>

namespace throughline {

namespace {

struct Naming {
    std::uint32_t all = 0;
    std::uint32_t afterAnotherTrace = 0;
};

// "Nearly always", and how often a kind must have been seen to say so. Below that the spec's letter holds:
// the earliest event that names the message has created it.
constexpr double kNearlyAlways = 0.9;
constexpr std::uint32_t kEnoughSeen = 20;

// How each kind of event (class and type) names messages.
class KindStatistics {
public:
    explicit KindStatistics(const EventStore& events) : m_events(&events) {}

    void count(EventId e, bool afterAnotherTrace)
    {
        Naming& naming = m_naming[keyOf(e)];
        ++naming.all;
        naming.afterAnotherTrace += afterAnotherTrace ? 1 : 0;
    }
    [[nodiscard]] bool onlyFollows(EventId e) const
    {
        const auto found = m_naming.find(keyOf(e));
        return found != m_naming.end() && found->second.all >= kEnoughSeen &&
               found->second.afterAnotherTrace >= kNearlyAlways * found->second.all;
    }

private:
    [[nodiscard]] std::uint64_t keyOf(EventId e) const
    {
        return static_cast<std::uint64_t>(m_events->className(e).raw()) << 32U | m_events->type(e).raw();
    }

    const EventStore* m_events;
    absl::flat_hash_map<std::uint64_t, Naming> m_naming;
};

} // namespace

MessageCreators::MessageCreators(const Snapshot& snapshot, const EventOrder& order)
    : m_events(&snapshot.events), m_entities(&snapshot.entities), m_kind(snapshot.strings.find("message")),
      m_creator(snapshot.entities.size())
{
    KindStatistics kinds(*m_events);
    for (std::uint32_t i = 0; i < m_creator.size(); ++i) {
        if (!isMessage(EntityId(i)))
            continue;
        EventId first;
        for (const EventId e : m_events->eventsOf(EntityId(i)))
            first = order.earlier(first, e);
        for (const EventId e : m_events->eventsOf(EntityId(i)))
            kinds.count(e, m_events->trace(e) != m_events->trace(first));
    }
    for (std::uint32_t i = 0; i < m_creator.size(); ++i) {
        if (!isMessage(EntityId(i)))
            continue;
        for (const EventId e : m_events->eventsOf(EntityId(i))) {
            if (!kinds.onlyFollows(e))
                m_creator[i] = order.earlier(m_creator[i], e);
        }
    }
}

EntityId MessageCreators::messageOf(StringId id) const
{
    return id && m_kind ? m_entities->find(m_kind, id) : EntityId();
}

EventId MessageCreators::repliedTo(EventId e) const
{
    const EntityId message = messageOf(m_events->replyContext(e));
    const EventId creator = message ? creatorOf(message) : EventId();
    return creator == e ? EventId() : creator;
}

bool MessageCreators::dangles(EventId e) const
{
    if (!m_events->replyContext(e))
        return false;
    const EntityId message = messageOf(m_events->replyContext(e));
    return !message || !creatorOf(message);
}

} // namespace throughline
