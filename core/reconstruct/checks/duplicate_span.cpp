// SPDX-License-Identifier: GPL-3.0-or-later
// `duplicate-span`: an event bears a span id that an earlier one, with other content, bears already.
//
// Equal repeats were folded when they were read. The same span id in two traces is no conflict (span ids are
// unique within a trace only), except where one of the two has lost its trace id. Nor are the two halves of a
// call that client and server tell of under one id.
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

void checks::duplicateSpan(const CheckContext& context, std::vector<Finding>& found)
{
    const EventStore& events = context.rules.events;
    const SpanIndex& spans = context.rules.spans;
    const auto traced = [&](EventId e) { return events.traceName(events.trace(e)).valid(); };
    if (!spans.anyRepeated())
        return;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        if (!events.span(e) || !spans.repeated(events.span(e)))
            continue;
        EventId earlier = context.rules.shared.firstOfHalf(e);
        if (!earlier)
            earlier = spans.inTrace(events.span(e), events.trace(e));
        if (earlier == e) {
            const EventId first = spans.anywhere(events.span(e));
            earlier = first != e && (!traced(e) || !traced(first)) ? first : EventId();
        }
        if (earlier)
            found.push_back({.kind = FindingKind::DuplicateSpan,
                             .event = e,
                             .missing = events.span(e),
                             .related = earlier});
    }
}

} // namespace throughline
