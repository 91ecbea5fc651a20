// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/rules/rule_list.h"

namespace throughline {

std::span<const TreeRule> treeRules()
{
    static constexpr TreeRule kRules[] = {
        {LinkKind::Parent, rules::parent},
        {LinkKind::CrossParent, rules::crossParent},
    };
    return kRules;
}

std::span<const CauseRule> causeRules()
{
    static constexpr CauseRule kRules[] = {
        {LinkKind::Context, rules::context},   {LinkKind::Causal, rules::causal},
        {LinkKind::SpanLink, rules::spanLink}, {LinkKind::Correlation, rules::correlation},
        {LinkKind::Token, rules::token},
    };
    return kRules;
}

} // namespace throughline
