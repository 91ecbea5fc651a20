// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/timeline_content.h"

#include "core/journey/timeline.h"

#include <utility>

namespace throughline {

EntityId contactOf(const Snapshot& snapshot, const Selector& subject, EventId event)
{
    if (subject.kind == "contact") {
        return snapshot.findEntity(subject.kind, subject.value);
    }
    return event ? snapshot.events.contact(event) : EntityId();
}

TimelineLanes timelineLanes(const Snapshot& snapshot, EntityId contact)
{
    return {snapshot, contact, timelineOf(snapshot, contact)};
}

TimelineLanes timelineLanes(const Snapshot& snapshot, const std::vector<EntityId>& contacts,
                            const EventFilter& filter)
{
    const PassingEvents passing(snapshot, filter);
    std::vector<ContactSessions> all;
    for (const EntityId contact : contacts) {
        all.push_back({contact, passingOf(timelineOf(snapshot, contact), snapshot, passing)});
    }
    return {snapshot, std::move(all)};
}

} // namespace throughline
