// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/checks/check_list.h"

namespace throughline {

std::span<const Check> checkList()
{
    static constexpr Check kChecks[] = {
        checks::missingTrace,    checks::missingParent,      checks::danglingCausal,
        checks::danglingContext, checks::contradictoryLinks, checks::cycles,
        checks::duplicateSpan,   checks::clockSkew,          checks::loggedBreak,
    };
    return kChecks;
}

} // namespace throughline
