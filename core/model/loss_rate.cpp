// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/loss_rate.h"

#include <fmt/format.h>

#include <algorithm>

namespace throughline {

LossRate rateOf(const ClassLosses& losses, HoleCause cause)
{
    switch (cause) {
    case HoleCause::ContextLost:
        if (losses.lost > 0)
            return {losses.lost, losses.lost + losses.caused};
        return {losses.untraced, losses.events};
    case HoleCause::NeverInstrumented: // without trace ids, or with traces of their own
        return {losses.untraced > 0 ? losses.untraced : losses.events, losses.events};
    case HoleCause::OtherSystem:
    case HoleCause::Pruned:
        return {losses.unresolved, losses.naming};
    case HoleCause::Unknown:
    case HoleCause::EdgeOfData:
        break;
    }
    return {};
}

std::string percentOf(LossRate rate)
{
    if (rate.part >= rate.all)
        return "100 %";
    const double percent = std::clamp(100.0 * rate.part / rate.all, 0.1, 99.4);
    return percent < 10 ? fmt::format("{:.1f} %", percent) : fmt::format("{:.0f} %", percent);
}

} // namespace throughline
