// SPDX-License-Identifier: GPL-3.0-or-later
// Funnel geometry: a stage a row, with a bar for the contacts that reached it and its figures beside or,
// where room is short, below it (spec 5, "Campaigns": "linked and only inferred drawn apart").
//
// A bar has up to three parts: solid for contacts that exact links lead to the stage, dashed for those that
// only inferred links do, and pale for those that skipped it but got further. A stage that no event of the
// data is of is named as absent and has no bar. Zones of kind Row carry the number of the stage.
#pragma once

#include "core/layout/scene.h"
#include "core/model/funnel.h"

#include <string>
#include <vector>

namespace throughline {

struct StageCaption {
    std::string name;
    bool absent = false; // no event of the data is of it
};

// The words of the drawing, for a user interface that speaks another language.
struct FunnelWords {
    std::string stage = "Stage";
    std::string contacts = "Contacts";
    std::string inferred = "Inferred";
    std::string conversion = "Of previous";
    std::string skipped = "Skipped";
    std::string median = "Median";
    std::string absent = "No event here is of this stage";
    std::string linkedPart = "linked";
    std::string inferredPart = "only inferred";
    std::string skippedPart = "skipped, but got further";
};

struct FunnelView {
    float width = 0;
    std::string title, summary;     // above it; none where they are empty
    std::vector<std::string> notes; // below it, a paragraph each
    FunnelWords words;
};

// The scene is as tall as the funnel needs. A row for each of the captions, which are as many as the funnel
// has steps. Texts break into lines rather than being cut; only a name that is longer than a line ends in
// "…".
[[nodiscard]] Scene funnelScene(const Funnel& funnel, const std::vector<StageCaption>& stages,
                                const FunnelView& view, const TextWidth& textWidth);

} // namespace throughline
