// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a view without a window: for `throughline-cli render` and for documents.
//
// Pure, no widgets; any thread that may measure with the given fonts.
#pragma once

#include "core/base/result.h"
#include "core/journey/selector.h"
#include "core/layout/scene.h"
#include "core/model/snapshot.h"

#include <string>
#include <vector>

namespace throughline {

struct RenderRequest {
    std::string view; // one of renderableViews()
    Selector subject;
    float width = 1600;
    float height = 0; // 0: as tall as the content, but at most kTallestRendering
    bool foldGaps = true;
};

inline constexpr float kTallestRendering = 16'000;

// "waterfall", "timeline", "journey", "campaigns".
[[nodiscard]] const std::vector<std::string>& renderableViews();

// The view's scene. BadArgument for an unknown view, NothingSelected where the subject names nothing or, for
// the timeline, no contact; or, for campaigns, neither is a campaign nor comes from one.
[[nodiscard]] Result<Scene> renderView(const Snapshot& snapshot, const RenderRequest& request,
                                       const TextWidth& textWidth);

} // namespace throughline
