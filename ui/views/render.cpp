// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/render.h"

#include "core/journey/explain.h"
#include "core/layout/journey_graph.h"
#include "ui/views/campaigns/funnel_content.h"
#include "ui/views/time_window.h"
#include "ui/views/timeline/timeline_content.h"
#include "ui/views/waterfall/waterfall_content.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace throughline {
namespace {

[[nodiscard]] float heightFor(const RenderRequest& request, float content)
{
    return request.height > 0 ? request.height : std::min(content, kTallestRendering);
}

[[nodiscard]] Result<Scene> renderWaterfall(const Snapshot& snapshot, const RenderRequest& request,
                                            EventId event, const TextWidth& textWidth)
{
    const WaterfallContent content = waterfallContent(snapshot, {scopeOf(request.subject), event, false});
    const TimeAxis axis = axisOver(content.rows.busy(snapshot), request.foldGaps);
    WaterfallView view;
    view.width = request.width;
    view.height = heightFor(request, kWaterfallHeader + static_cast<float>(contentHeight(content.rows)));
    view.viewport = Viewport::whole(axis, view.width - view.treeWidth);
    view.selected = event;
    return waterfallScene(snapshot, Categories(snapshot), content.rows, axis, view, textWidth);
}

[[nodiscard]] Result<Scene> renderTimeline(const Snapshot& snapshot, const RenderRequest& request,
                                           EventId event, const TextWidth& textWidth)
{
    const EntityId contact = contactOf(snapshot, request.subject, event);
    if (!contact) {
        return failure(ProblemCode::NothingSelected, {request.subject.text()});
    }
    const TimelineLanes lanes = timelineLanes(snapshot, contact);
    const TimeAxis axis = axisOver(lanes.busy(snapshot), request.foldGaps);
    TimelineView view;
    view.width = request.width;
    view.height = heightFor(request, headerHeight(lanes) + static_cast<float>(contentHeight(lanes)));
    view.viewport = Viewport::whole(axis, view.width - view.nameWidth);
    view.selected = event;
    return timelineScene(snapshot, Categories(snapshot), lanes, axis, view, textWidth);
}

[[nodiscard]] Result<Scene> renderJourney(const Snapshot& snapshot, const RenderRequest& request,
                                          EventId event, const TextWidth& textWidth)
{
    JourneyView view;
    view.width = request.width;
    view.selected = event;
    Scene scene = journeyScene(snapshot, Categories(snapshot), explain(snapshot, event), view, textWidth);
    scene.height = heightFor(request, scene.height);
    return scene;
}

// By the usual stages.
[[nodiscard]] Result<Scene> renderCampaigns(const Snapshot& snapshot, const RenderRequest& request,
                                            EventId event, const TextWidth& textWidth)
{
    // What is asked for lives longer than the results.
    const std::shared_ptr<const Snapshot> open(std::shared_ptr<const void>(), &snapshot);
    const std::shared_ptr<const CampaignResults> results =
        campaignResults(open, std::make_shared<FunnelStages>(usualStages()));
    CampaignChoice campaign =
        results->numberOf(snapshot.findEntity(request.subject.kind, request.subject.value));
    if (!campaign) {
        campaign = results->numberOf(explain(snapshot, event).campaign);
    }
    if (!campaign) {
        return failure(ProblemCode::NothingSelected, {request.subject.text()});
    }
    Scene scene = drawnFunnel(*results, campaign, request.width, true, textWidth);
    scene.height = heightFor(request, scene.height);
    return scene;
}

using Renderer = Result<Scene> (*)(const Snapshot&, const RenderRequest&, EventId, const TextWidth&);
constexpr std::array<std::pair<const char*, Renderer>, 4> kRenderers{{{"waterfall", renderWaterfall},
                                                                      {"timeline", renderTimeline},
                                                                      {"journey", renderJourney},
                                                                      {"campaigns", renderCampaigns}}};

} // namespace

const std::vector<std::string>& renderableViews()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& renderer : kRenderers) {
            all.emplace_back(renderer.first);
        }
        return all;
    }();
    return names;
}

Result<Scene> renderView(const Snapshot& snapshot, const RenderRequest& request, const TextWidth& textWidth)
{
    const auto* renderer = std::find_if(kRenderers.begin(), kRenderers.end(), [&](const auto& candidate) {
        return request.view == candidate.first;
    });
    if (renderer == kRenderers.end()) {
        return failure(ProblemCode::BadArgument,
                       {fmt::format("No view is called \"{}\"; there are {}", request.view,
                                    fmt::join(renderableViews(), ", "))});
    }
    const Result<EventId> event = target(snapshot, request.subject);
    if (!event) {
        return tl::unexpected<Problem>(event.error());
    }
    return renderer->second(snapshot, request, *event, textWidth);
}

} // namespace throughline
