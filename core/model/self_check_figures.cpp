// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/self_check_figures.h"

namespace throughline {

namespace {

std::optional<double> shareOf(std::uint32_t part, std::uint32_t all)
{
    if (all == 0)
        return std::nullopt;
    return static_cast<double>(part) / all;
}

} // namespace

std::optional<double> SelfCheck::precision() const
{
    return shareOf(right, accepted);
}

std::optional<double> SelfCheck::recall() const
{
    return shareOf(right, hidden);
}

std::optional<double> SelfCheck::inventions() const
{
    return shareOf(invented, withheld);
}

} // namespace throughline
