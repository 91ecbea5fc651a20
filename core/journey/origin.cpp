// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/origin.h"

#include <algorithm>

namespace throughline {

OriginFinder::OriginFinder(const Snapshot& snapshot, const OriginKinds& kinds)
    : m_snapshot(&snapshot), m_originKind(snapshot.strings.find(kinds.origin)),
      m_viaKind(snapshot.strings.find(kinds.via))
{}

Origin OriginFinder::below(const Origin& ofCause, EventId e) const
{
    if (const EntityId campaign = named(e, m_originKind)) {
        Origin origin{.event = e, .campaign = campaign, .messageEvent = e};
        origin.message = named(e, m_viaKind);
        origin.messageSettled = origin.message.valid();
        return origin;
    }
    Origin origin = ofCause;
    if (!origin.event)
        return origin;
    const Link& link = m_snapshot->links[m_snapshot->links.primaryInto(e)];
    ++origin.hops;
    origin.confidence *= static_cast<double>(link.confidence);
    origin.inferred = origin.inferred || link.inferred();
    if (!origin.messageSettled)
        takeMessage(origin, e);
    return origin;
}

// A reply's own message is not what led here: the one that it answers is, even where the event that sent that
// is missing.
void OriginFinder::takeMessage(Origin& origin, EventId e) const
{
    const StringId answered = m_snapshot->events.replyContext(e);
    const bool answers = answered && m_viaKind && m_snapshot->strings.find("message") == m_viaKind;
    origin.message = answers ? m_snapshot->entities.find(m_viaKind, answered) : named(e, m_viaKind);
    if (origin.message) {
        origin.messageEvent = e;
        origin.hops = 0;
    }
    origin.messageSettled = answers || origin.message;
}

EntityId OriginFinder::named(EventId e, StringId kind) const
{
    const auto references = m_snapshot->events.references(e);
    const auto found = std::find_if(references.begin(), references.end(), [&](EntityId reference) {
        return m_snapshot->entities[reference].kind == kind;
    });
    if (found != references.end())
        return *found;
    for (const EntityId person : {m_snapshot->events.contact(e), m_snapshot->events.user(e)}) {
        if (person && m_snapshot->entities[person].kind == kind)
            return person;
    }
    return {};
}

bool isBroken(const Snapshot& snapshot, EventId root)
{
    const auto findings = snapshot.findings.of(root);
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return breaksChain(finding.kind); });
}

} // namespace throughline
