// SPDX-License-Identifier: GPL-3.0-or-later
// Journey geometry: the graph from root cause to selected state; a card per event, a band per trace, arrows
// with their evidence (spec 5, "Journey").
#pragma once

#include "core/layout/categories.h"
#include "core/layout/scene.h"
#include "core/model/event_marks.h"
#include "core/model/journey.h"
#include "core/model/snapshot.h"

namespace throughline {

struct JourneyView {
    float width = 0; // cards wrap to it
    EventId selected;
    LinkId selectedLink;
    bool showEffects = true;             // direct effects of the target below it
    const MarkedEvents* marks = nullptr; // none where it is null
};

// The scene is as tall as the journey needs. Consecutive events of one trace with the same type, class and
// contact are one card with a count ("CartItemAdded × 3").
[[nodiscard]] Scene journeyScene(const Snapshot& snapshot, const Categories& categories, const Chain& chain,
                                 const JourneyView& view, const TextWidth& textWidth);

} // namespace throughline
