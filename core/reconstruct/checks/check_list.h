// SPDX-License-Identifier: GPL-3.0-or-later
// THE list of checks (spec 2, "Findings"): one file a check in this folder, one line in check_list.cpp.
//
// A check looks at the finished links and adds what it finds; it changes nothing and knows nothing of other
// checks. Several run at once, each on its own thread.
#pragma once

#include "core/reconstruct/rule_context.h"

#include <span>
#include <vector>

namespace throughline {

struct CheckContext {
    const RuleContext& rules;
    const LinkTable& links;
    std::span<const Link> leftOut; // links that would have closed a cycle
};

using Check = void (*)(const CheckContext& context, std::vector<Finding>& found);

[[nodiscard]] std::span<const Check> checkList();

namespace checks {
void missingTrace(const CheckContext& context, std::vector<Finding>& found);
void missingParent(const CheckContext& context, std::vector<Finding>& found);
void danglingCausal(const CheckContext& context, std::vector<Finding>& found);
void danglingContext(const CheckContext& context, std::vector<Finding>& found);
void contradictoryLinks(const CheckContext& context, std::vector<Finding>& found);
void cycles(const CheckContext& context, std::vector<Finding>& found);
void duplicateSpan(const CheckContext& context, std::vector<Finding>& found);
void clockSkew(const CheckContext& context, std::vector<Finding>& found);
void loggedBreak(const CheckContext& context, std::vector<Finding>& found);
} // namespace checks

} // namespace throughline
