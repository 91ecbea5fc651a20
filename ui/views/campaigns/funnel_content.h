// SPDX-License-Identifier: GPL-3.0-or-later
// What the view of campaigns says and draws of one campaign or of all: title, summary, notes and the funnel,
// for the window and for images alike.
//
// Pure, no widgets; translates, so GUI thread where translations are installed.
#pragma once

#include "core/journey/campaign_results.h"
#include "core/layout/funnel_drawing.h"
#include "core/layout/scene.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace throughline {

// The number of a campaign in the results; none: all campaigns together.
using CampaignChoice = std::optional<std::uint32_t>;

// "Campaign cmp-3", "All campaigns".
[[nodiscard]] QString campaignTitle(const CampaignResults& results, CampaignChoice campaign);
// "312 contacts, 48 orders (45 linked, 3 only inferred), median 4 h 12 min from message to order".
[[nodiscard]] QString campaignSummary(const CampaignResults& results, CampaignChoice campaign);
// What has to be known to read the figures, a sentence or two each: what they do not count, and stages and
// types that are not in the data.
[[nodiscard]] QStringList funnelNotes(const CampaignResults& results, CampaignChoice campaign);
// All of a stage's figures, a line each.
[[nodiscard]] QString stageFigures(const CampaignResults& results, CampaignChoice campaign,
                                   std::size_t stage);
// With its title, as an image needs it, or without.
[[nodiscard]] Scene drawnFunnel(const CampaignResults& results, CampaignChoice campaign, float width,
                                bool titled, const TextWidth& textWidth);

} // namespace throughline
