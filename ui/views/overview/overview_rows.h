// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of the overview as rows: the most frequent types, campaigns with what came of them, and classes
// at which chains break. The first kMostOverviewRows of each, in the order of the figures.
//
// Pure but for translation; GUI thread.
#pragma once

#include "core/journey/campaign_figures.h"
#include "core/journey/overview.h"
#include "core/layout/categories.h"
#include "ui/views/overview/figure_model.h"

#include <span>
#include <vector>

namespace throughline {

inline constexpr std::size_t kMostOverviewRows = 500;

// Type, events, share of all events, errors.
[[nodiscard]] std::vector<FigureRow> typeRows(const Snapshot& snapshot, const Categories& categories,
                                              const Overview& overview);
// Campaign, contacts reached, orders, share of the contacts who ordered.
[[nodiscard]] std::vector<FigureRow> campaignRows(const Snapshot& snapshot,
                                                  std::span<const CampaignFigures> campaigns);
// Class, broken chains, how many those are of its events.
[[nodiscard]] std::vector<FigureRow> classRows(const Snapshot& snapshot, const Overview& overview);

} // namespace throughline
