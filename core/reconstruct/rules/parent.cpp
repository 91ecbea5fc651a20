// SPDX-License-Identifier: GPL-3.0-or-later
// `parent`: parent_id is the span id of an event in the same trace (seed 1, section 2).
#include "core/reconstruct/rules/rule_list.h"

namespace throughline {

EventId rules::parent(const RuleContext& context, EventId effect)
{
    const ParentAnswer answer = context.parentOf(effect);
    return answer.sameTrace ? answer.parent : EventId();
}

} // namespace throughline
