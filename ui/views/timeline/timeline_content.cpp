// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/timeline_content.h"

#include "core/journey/timeline.h"

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

} // namespace throughline
