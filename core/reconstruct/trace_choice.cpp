// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/trace_choice.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>

namespace throughline {

namespace {

// Answers the questions about one trace in the order of their effects' time, sweeping the trace's events
// once.
class TraceSweep {
public:
    TraceSweep(const RuleContext& context, TraceId trace, EventId root)
        : m_context(context), m_root(root),
          m_events(context.events.eventsOf(trace).begin(), context.events.eventsOf(trace).end())
    {
        if (!context.order.followsIds())
            std::sort(m_events.begin(), m_events.end(),
                      [&](EventId a, EventId b) { return context.order.before(a, b); });
        for (const EventId e : m_events) {
            for (const EntityId reference : context.events.references(e)) {
                if (context.messages.isMessage(reference))
                    m_firstNaming.try_emplace(reference, e);
            }
        }
    }

    [[nodiscard]] Candidate answer(EventId effect, LinkKind kind)
    {
        if (const EventId named = sameMessage(effect))
            return {.from = named, .to = effect, .kind = kind};
        advanceTo(effect);
        EventId cause = m_latestOfNobody;
        if (const EntityId contact = m_context.events.contact(effect)) {
            if (const auto found = m_latestOf.find(contact); found != m_latestOf.end())
                cause = found->second;
        }
        return {.from = cause ? cause : m_root, .to = effect, .kind = kind, .chosen = true};
    }

private:
    // The message replied to says more than those that the event names besides.
    [[nodiscard]] EventId sameMessage(EventId effect) const
    {
        if (const EventId e = naming(m_context.messages.messageOf(m_context.events.replyContext(effect))))
            return e;
        for (const EntityId reference : m_context.events.references(effect)) {
            if (const EventId e = naming(reference))
                return e;
        }
        return {};
    }

    [[nodiscard]] EventId naming(EntityId message) const
    {
        const auto found = message ? m_firstNaming.find(message) : m_firstNaming.end();
        return found == m_firstNaming.end() ? EventId() : found->second;
    }

    // Takes in the events that are not later than the effect; an effect without a time counts as last.
    void advanceTo(EventId effect)
    {
        const EventStore& events = m_context.events;
        const auto notLater = [&](EventId e) {
            return !events.timed(effect) || (events.timed(e) && events.time(e) <= events.time(effect));
        };
        for (; m_next < m_events.size() && notLater(m_events[m_next]); ++m_next) {
            const EventId e = m_events[m_next];
            if (const EntityId contact = events.contact(e))
                m_latestOf[contact] = e;
            else
                m_latestOfNobody = e;
        }
    }

    const RuleContext& m_context;
    EventId m_root;
    std::vector<EventId> m_events; // of the trace, in order
    std::size_t m_next = 0;        // the first that is not yet taken in
    absl::flat_hash_map<EntityId, EventId>
        m_firstNaming; // a message → the first event of the trace that names it
    absl::flat_hash_map<EntityId, EventId> m_latestOf; // a contact → its latest event taken in
    EventId m_latestOfNobody;
};

} // namespace

std::vector<Candidate> chooseInTraces(const RuleContext& context, const ClusterTable& clusters,
                                      std::vector<TraceQuestion> questions, LinkKind kind)
{
    std::sort(questions.begin(), questions.end(), [&](const TraceQuestion& a, const TraceQuestion& b) {
        return a.trace != b.trace ? a.trace < b.trace : context.order.before(a.effect, b.effect);
    });
    std::vector<Candidate> proposed;
    proposed.reserve(questions.size());
    for (std::size_t i = 0; i < questions.size();) {
        const TraceId trace = questions[i].trace;
        TraceSweep sweep(context, trace, clusters[trace].root);
        for (; i < questions.size() && questions[i].trace == trace; ++i)
            proposed.push_back(sweep.answer(questions[i].effect, kind));
    }
    std::sort(proposed.begin(), proposed.end(),
              [](const Candidate& a, const Candidate& b) { return a.to < b.to; });
    return proposed;
}

} // namespace throughline
