// SPDX-License-Identifier: GPL-3.0-or-later
// `clock-skew`: an effect is dated before its cause.
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

void checks::clockSkew(const CheckContext& context, std::vector<Finding>& found)
{
    const EventStore& events = context.rules.events;
    for (const Link& link : context.links.all()) {
        if (events.timed(link.from) && events.timed(link.to) && events.time(link.to) < events.time(link.from))
            found.push_back({.kind = FindingKind::ClockSkew, .event = link.to, .related = link.from});
    }
}

} // namespace throughline
