// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/growing/events_copy.h"

namespace throughline {

void EventsCopy::append(EventId e, RecordPlace place, bool asks)
{
    const GrowingEvents::Event& event = m_events[e];
    EventRow row = event.row;
    // A parent in the same trace is copied with its child.
    const bool namesParent = asks || parentIsInTrace(row);
    for (StringId* const text : {&row.type, &row.id, &row.className, &row.error, &row.trace, &row.span})
        *text = copy(*text);
    row.parent = namesParent ? copy(row.parent) : StringId();
    for (StringId* const text : {&row.causalTrace, &row.replyContext, &row.correlation, &row.token})
        *text = asks ? copy(*text) : StringId();
    row.contact = copy(row.contact);
    row.user = copy(row.user);
    row.context = {};
    row.contextKey = {};
    row.digest = 0; // repeats are folded already
    row.place = place;
    m_references.clear();
    for (const EntityId reference : event.references)
        m_references.push_back(copy(reference));
    m_links.clear();
    for (const SpanLink& link : event.spanLinks) {
        if (asks)
            m_links.push_back({copy(link.trace), copy(link.span)});
    }
    m_records.events.append(row, m_references, m_links);
}

bool EventsCopy::parentIsInTrace(const EventRow& row) const
{
    return row.parent && row.trace &&
           m_events.names().has({NameOf::SpanInTrace, row.parent.raw(), row.trace.raw()});
}

StringId EventsCopy::copy(StringId text)
{
    if (!text)
        return {};
    const auto [known, isNew] = m_texts.try_emplace(text);
    if (isNew) {
        const PooledText pooled = m_events.strings().text(text);
        known->second = m_records.strings.intern(pooled.view());
    }
    return known->second;
}

EntityId EventsCopy::copy(EntityId entity)
{
    if (!entity)
        return {};
    const Entity& from = m_events.entities()[entity];
    return m_records.entities.intern(copy(from.kind), copy(from.value));
}

} // namespace throughline
