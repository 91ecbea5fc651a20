// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/losses.h"

namespace throughline {

std::string_view nameOf(HoleCause cause)
{
    switch (cause) {
    case HoleCause::Unknown:
        return "unknown";
    case HoleCause::EdgeOfData:
        return "edge-of-data";
    case HoleCause::ContextLost:
        return "context-lost";
    case HoleCause::NeverInstrumented:
        return "never-instrumented";
    case HoleCause::OtherSystem:
        return "other-system";
    case HoleCause::Pruned:
        return "pruned";
    }
    return {};
}

} // namespace throughline
