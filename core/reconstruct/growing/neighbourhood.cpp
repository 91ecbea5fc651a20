// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/growing/neighbourhood.h"

#include <algorithm>
#include <utility>

namespace throughline {

std::span<const EventId> Neighbourhood::named(NameOf kind, StringId name, std::uint32_t narrowed) const
{
    return name ? m_names.of({kind, name.raw(), narrowed}) : std::span<const EventId>();
}

std::span<const EventId> Neighbourhood::inTrace(StringId span, StringId trace) const
{
    return trace ? named(NameOf::SpanInTrace, span, trace.raw()) : std::span<const EventId>();
}

void Neighbourhood::judge(EventId e)
{
    if (m_isJudged.insert(e).second)
        m_judged.push_back(e);
}

void Neighbourhood::judgeAll(std::span<const EventId> events)
{
    for (const EventId e : events)
        judge(e);
}

void Neighbourhood::changeRoot(StringId trace, EventId root)
{
    const std::span<const EventId> askers = named(NameOf::TraceAskers, trace);
    judgeAll(askers);
    if (root && !askers.empty())
        need(root);
}

void Neighbourhood::touch(EventId e, EventId firstNew)
{
    judge(e);
    touchSpan(e);
    touchTrace(e, firstNew);
    judgeReplies(m_events[e]);
    for (const EntityId reference : m_events[e].references)
        judgeAll(named(NameOf::JobAskers, m_events.jobOf(reference)));
}

void Neighbourhood::judgeReplies(const GrowingEvents::Event& event)
{
    for (const EntityId reference : event.references)
        judgeAll(named(NameOf::MessageRepliers, m_events.messageOf(reference)));
}

// Children, and those that bear the same span id.
void Neighbourhood::touchSpan(EventId e)
{
    const EventRow& row = m_events[e].row;
    judgeAll(inTrace(row.span, row.trace));
    judgeAll(named(NameOf::LinkAskers, row.span, row.trace.raw()));
    const bool earliest = row.span && m_events.earliestBearer(row.span) == e;
    for (const EventId child : named(NameOf::ParentAskers, row.span)) {
        if (earliest || (row.trace && m_events[child].row.trace == row.trace))
            judge(child);
    }
    if (!earliest)
        return;
    // Of one span id in two traces something is only said where one of them is without a trace.
    const std::span<const EventId> untraced = named(NameOf::UntracedBearers, row.span);
    judgeAll(untraced.empty() ? untraced : named(NameOf::SpanBearers, row.span));
}

// Those that name the trace, where they may mean this event of it.
void Neighbourhood::touchTrace(EventId e, EventId firstNew)
{
    const GrowingEvents::Event& event = m_events[e];
    const StringId trace = event.row.trace;
    if (!trace || named(NameOf::TraceAskers, trace).empty())
        return;
    if (named(NameOf::Trace, trace).front() >= firstNew) {
        judgeAll(named(NameOf::TraceAskers, trace));
        return;
    }
    const EntityId contact = event.row.contact;
    judgeAll(contact ? named(NameOf::TraceAskersOfContact, trace, contact.raw())
                     : named(NameOf::TraceAskers, trace));
    for (const EntityId reference : event.references) {
        const StringId message = m_events.messageOf(reference);
        for (const NameOf kind : {NameOf::MessageNamers, NameOf::MessageRepliers}) {
            for (const EventId asker : named(kind, message)) {
                if (GrowingEvents::asksFor(m_events[asker].row, trace))
                    judge(asker);
            }
        }
    }
}

void Neighbourhood::complete()
{
    for (; m_completed < m_judged.size(); ++m_completed) {
        const EventId e = m_judged[m_completed];
        const EventRow& row = m_events[e].row;
        need(e);
        needNamed(e);
        // What leads into a tree from outside leads to its root (see entry_links.h).
        if (const auto strangers = named(NameOf::TraceStrangers, row.trace); !strangers.empty()) {
            judgeAll(strangers);
            judgeTops(e);
        }
    }
}

// Calls enter(event) for an event and those above it in its trace, and goes on above those for which that is
// true.
template <class Enter>
void Neighbourhood::walkUp(EventId e, Enter enter) const
{
    std::vector<EventId> open;
    if (enter(e))
        open.push_back(e);
    while (!open.empty()) {
        const EventRow& row = m_events[open.back()].row;
        open.pop_back();
        for (const StringId span : {row.parent, row.span}) {
            for (const EventId above : inTrace(span, row.trace)) {
                if (enter(above))
                    open.push_back(above);
            }
        }
    }
}

// The roots above an event that name no parent.
void Neighbourhood::judgeTops(EventId e)
{
    absl::flat_hash_set<EventId> seen;
    walkUp(e, [&](EventId above) {
        const bool isNew = seen.insert(above).second;
        if (isNew && !m_events[above].row.parent)
            judge(above);
        return isNew;
    });
}

// An event, and in its trace those above it, so that it does not look like a root.
void Neighbourhood::need(EventId e)
{
    walkUp(e, [this](EventId above) { return m_isNeeded.insert(above).second; });
}

void Neighbourhood::needAll(std::span<const EventId> events)
{
    for (const EventId e : events)
        need(e);
}

// All that an event asks for.
void Neighbourhood::needNamed(EventId e)
{
    const GrowingEvents::Event& event = m_events[e];
    const EventRow& row = event.row;
    for (const StringId span : {row.parent, row.span}) {
        if (const EventId bearer = span ? m_events.earliestBearer(span) : EventId())
            need(bearer);
    }
    for (const SpanLink& link : event.spanLinks)
        needAll(inTrace(link.span, link.trace));
    needAll(named(NameOf::MessageNamers, row.replyContext));
    needAll(named(NameOf::JobNamers, event.job));
    for (const StringId trace : {row.causalTrace, row.correlation}) {
        if (trace && trace != row.trace)
            needOfTrace(trace, e);
    }
}

// Those of a trace among which a cause is chosen (see trace_choice.h).
void Neighbourhood::needOfTrace(StringId trace, EventId asker)
{
    const GrowingEvents::Event& event = m_events[asker];
    needAll(named(NameOf::TraceOfContact, trace, event.row.contact.raw()));
    needAll(named(NameOf::TraceOfContact, trace, EntityId().raw()));
    if (const EventId root = m_rootOf(trace))
        need(root);
    const auto needNaming = [&](StringId message) {
        for (const EventId e : named(NameOf::MessageNamers, message)) {
            if (m_events[e].row.trace == trace)
                need(e);
        }
    };
    needNaming(event.row.replyContext);
    for (const EntityId reference : event.references)
        needNaming(m_events.messageOf(reference));
}

std::vector<EventId> Neighbourhood::needed() const
{
    std::vector<EventId> events(m_isNeeded.begin(), m_isNeeded.end());
    std::sort(events.begin(), events.end());
    return events;
}

} // namespace throughline
