// SPDX-License-Identifier: GPL-3.0-or-later
// `cross-parent`: parent_id is the span id of an event in another trace, and of none in the event's own.
#include "core/reconstruct/rules/rule_list.h"

namespace throughline {

EventId rules::crossParent(const RuleContext& context, EventId effect)
{
    const ParentAnswer answer = context.parentOf(effect);
    return answer.sameTrace ? EventId() : answer.parent;
}

} // namespace throughline
