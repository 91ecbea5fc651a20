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

SimulationSettings withSizes(SimulationSettings settings)
{
    constexpr std::uint32_t kEventsOfAContact = 10;
    constexpr std::uint32_t kUsualContacts = 300;
    if (settings.contacts == 0) {
        const std::uint64_t contacts =
            settings.events == 0 ? kUsualContacts : settings.events / kEventsOfAContact;
        settings.contacts = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(contacts, 1, kMostContacts));
    }
    if (settings.events == 0)
        settings.events =
            std::min<std::uint64_t>(std::uint64_t{kEventsOfAContact} * settings.contacts, kMostEvents);
    return settings;
}

Result<void> checkSettings(const SimulationSettings& settings)
{
    if (settings.contacts > kMostContacts)
        return refused(fmt::format("{} contacts; there are at most {}", settings.contacts, kMostContacts));
    if (settings.events > kMostEvents)
        return refused(fmt::format("{} events; there are at most {}", settings.events, kMostEvents));
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
