// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/simulation_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace throughline::simulate {

namespace {

constexpr std::array<std::string_view, kMisconfigurations> kNames = {"no-extraction", "no-observability",
                                                                     "generic-source", "dot-tokens"};

tl::unexpected<Problem> refused(std::string reason)
{
    return failure(ProblemCode::BadArgument, {std::move(reason)});
}

} // namespace

std::string_view nameOf(Misconfiguration misconfiguration)
{
    return kNames[static_cast<std::size_t>(misconfiguration)];
}

std::optional<Misconfiguration> misconfigurationNamed(std::string_view name)
{
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<Misconfiguration>(found - kNames.begin());
}

Result<void> checkSettings(const SimulationSettings& settings)
{
    if (settings.contacts == 0 || settings.contacts > kMostContacts)
        return refused(fmt::format("{} contacts; there are 1 to {}", settings.contacts, kMostContacts));
    const std::pair<std::string_view, double> shares[] = {{"loss", settings.loss},
                                                          {"missing", settings.missing},
                                                          {"duplicates", settings.duplicates},
                                                          {"out-of-order", settings.outOfOrder}};
    for (const auto& [name, share] : shares) {
        if (!(share >= 0 && share <= 1)) // not a number is neither
            return refused(fmt::format("{} is {}; a probability is 0 to 1", name, share));
    }
    if (settings.skew < 0 || settings.skew > kDay)
        return refused("skew is 0 to one day");
    return {};
}

} // namespace throughline::simulate
