// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/trace_choice.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace throughline {

namespace {

struct Question {
    TraceId trace; // known to be the effect's cause; never the effect's own trace
    EventId effect;
};

// What can cause an effect is not later; an effect without a time counts as last.
bool notLater(const EventStore& events, EventId e, EventId effect)
{
    return !events.timed(effect) || (events.timed(e) && events.time(e) <= events.time(effect));
}

Candidate named(EventId cause, EventId effect, LinkKind kind)
{
    return {.from = cause, .to = effect, .kind = kind};
}
Candidate chosen(EventId cause, EventId effect, LinkKind kind)
{
    return {.from = cause, .to = effect, .kind = kind, .chosen = true};
}

// Asks naming(message) for the event of a trace that names a message, for each one that the effect names
// until there is an answer. The message replied to says more than those that the event names besides.
template <class Naming>
EventId sameMessage(const RuleContext& context, EventId effect, Naming naming)
{
    if (const EntityId message = context.messages.messageRepliedTo(effect)) {
        if (const EventId e = naming(message))
            return e;
    }
    for (const EntityId reference : context.events.references(effect)) {
        if (const EventId e = naming(reference))
            return e;
    }
    return {};
}

// Answers questions about traces of a few events, most of all traces, by looking at all of them.
class FewEvents {
public:
    explicit FewEvents(const RuleContext& context) : m_context(context), m_events(context.events) {}

    [[nodiscard]] bool suffices(const Question& question) const
    {
        std::size_t looks = m_events.references(question.effect).size() + 1;
        looks *= m_events.eventsOf(question.trace).size();
        if (looks > kMostLooks)
            return false;
        for (const EventId e : m_events.eventsOf(question.trace))
            looks += m_events.references(e).size();
        return looks <= kMostLooks;
    }

    [[nodiscard]] Candidate answer(const Question& question, EventId root, LinkKind kind) const
    {
        const std::span<const EventId> all = m_events.eventsOf(question.trace);
        const auto naming = [&](EntityId message) { return firstNaming(all, message); };
        if (const EventId e = sameMessage(m_context, question.effect, naming))
            return named(e, question.effect, kind);
        const EntityId contact = m_events.contact(question.effect);
        EventId ofContact;
        EventId ofNobody;
        for (const EventId e : all) {
            const EntityId here = m_events.contact(e);
            EventId& latest = here ? ofContact : ofNobody;
            if ((!here || here == contact) && notLater(m_events, e, question.effect) &&
                (!latest || m_context.order.before(latest, e)))
                latest = e;
        }
        const EventId cause = ofContact ? ofContact : ofNobody;
        return chosen(cause ? cause : root, question.effect, kind);
    }

private:
    static constexpr std::size_t kMostLooks = 96;

    [[nodiscard]] EventId firstNaming(std::span<const EventId> all, EntityId message) const
    {
        EventId first;
        for (const EventId e : all) {
            const std::span<const EntityId> references = m_events.references(e);
            if (std::find(references.begin(), references.end(), message) != references.end())
                first = m_context.order.earlier(first, e);
        }
        return first && m_context.messages.isMessage(message) ? first : EventId();
    }

    const RuleContext& m_context;
    const EventStore& m_events;
};

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
        const auto naming = [&](EntityId message) {
            const auto found = m_firstNaming.find(message);
            return found == m_firstNaming.end() ? EventId() : found->second;
        };
        if (const EventId e = sameMessage(m_context, effect, naming))
            return named(e, effect, kind);
        advanceTo(effect);
        EventId cause = m_latestOfNobody;
        if (const EntityId contact = m_context.events.contact(effect)) {
            if (const auto found = m_latestOf.find(contact); found != m_latestOf.end())
                cause = found->second;
        }
        return chosen(cause ? cause : m_root, effect, kind);
    }

private:
    // Takes in the events that are not later than the effect.
    void advanceTo(EventId effect)
    {
        const EventStore& events = m_context.events;
        for (; m_next < m_events.size() && notLater(events, m_events[m_next], effect); ++m_next) {
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

void sweepTraces(const RuleContext& context, const ClusterTable& clusters, std::vector<Question> questions,
                 LinkKind kind, std::vector<Candidate>& proposed)
{
    std::sort(questions.begin(), questions.end(), [&](const Question& a, const Question& b) {
        return a.trace != b.trace ? a.trace < b.trace : context.order.before(a.effect, b.effect);
    });
    for (std::size_t i = 0; i < questions.size();) {
        const TraceId trace = questions[i].trace;
        TraceSweep sweep(context, trace, clusters[trace].root);
        for (; i < questions.size() && questions[i].trace == trace; ++i)
            proposed.push_back(sweep.answer(questions[i].effect, kind));
    }
    std::sort(proposed.begin(), proposed.end(),
              [](const Candidate& a, const Candidate& b) { return a.to < b.to; });
}

} // namespace

std::vector<Candidate> chooseInTraces(const RuleContext& context, const ClusterTable& clusters,
                                      EventRange range, const OptionalColumn<StringId>& named, LinkKind kind)
{
    const EventStore& events = context.events;
    const FewEvents few(context);
    std::vector<Candidate> proposed;
    std::vector<Question> more;
    visitInBatches(
        named, range, [&](StringId trace) { events.prefetchTrace(trace); },
        [&](EventId effect, StringId name) {
            const Question question{events.traceNamed(name), effect};
            if (!question.trace || question.trace == events.trace(effect))
                return;
            if (few.suffices(question))
                proposed.push_back(few.answer(question, clusters[question.trace].root, kind));
            else
                more.push_back(question);
        });
    if (!more.empty())
        sweepTraces(context, clusters, std::move(more), kind, proposed);
    return proposed;
}

} // namespace throughline
