// SPDX-License-Identifier: GPL-3.0-or-later
// JourneyCards: the steps of a chain as cards, gathered in bands of one trace each. Internal to layout/;
// journeyScene() is what others call.
//
// Plain values, any thread.
#pragma once

#include "core/model/journey.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

// One event, or consecutive ones of one trace with the same type, class and contact.
struct JourneyCard {
    EventId first, last;
    std::uint32_t count = 1;
    LinkId link; // that leads here from the card before
};

struct JourneyBand {
    TraceId trace;
    std::vector<JourneyCard> cards;
    std::uint32_t leftOutBefore =
        0; // events of a very long chain that are not shown between the band before and this one
};

// At most this many cards are shown of a chain, from both of its ends.
inline constexpr std::size_t kMostCards = 200;

[[nodiscard]] std::vector<JourneyBand> journeyBands(const Snapshot& snapshot, const Chain& chain);
// The events that an event caused directly, in time order, along primary links.
[[nodiscard]] std::vector<LinkId> directEffects(const Snapshot& snapshot, EventId cause);

// The lines of a card: "CartItemAdded × 3", "09:16:04 · SendCampaignMessageJob", "order 1234".
[[nodiscard]] std::string cardTitle(const Snapshot& snapshot, const JourneyCard& card);
[[nodiscard]] std::string cardTime(const Snapshot& snapshot, const JourneyCard& card, bool withDay);
[[nodiscard]] std::string cardSubject(const Snapshot& snapshot, const JourneyCard& card);
// "reply to wamid.HBg7… · 9 h 43 min later · exact"
[[nodiscard]] std::string linkCaption(const Snapshot& snapshot, const Link& link);
// What is known of the cause that is not in the data: "parent 4080fdfd… is not in this data".
[[nodiscard]] std::string missingCause(const Snapshot& snapshot, EventId first);

} // namespace throughline
