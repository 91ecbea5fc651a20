// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/ruler.h"

#include "core/base/translation.h"

#include <algorithm>
#include <limits>

namespace throughline {

namespace {

constexpr float kTickMark = 6;
constexpr float kAfterTick = 4;
constexpr float kLabelGap = 8;
// Bands of these widths hold a line of text of the regular and of the small face.
constexpr float kHoldsRegular = 15;
constexpr float kHoldsSmall = 11;
constexpr float kSlack = 2;
constexpr float kUsual = 90; // pixels between ticks
constexpr float kClose = 60; // where else next to none would have a label

std::vector<Tick> rulerTicks(const TimeAxis& axis, const Viewport& viewport)
{
    std::vector<Tick> usual = ticks(axis, viewport, kUsual);
    const auto labelled =
        std::count_if(usual.begin(), usual.end(), [](const Tick& tick) { return !tick.label.empty(); });
    return labelled >= 2 ? usual : ticks(axis, viewport, kClose);
}

} // namespace

void drawRuler(Scene& scene, const Rect& rect, float bottom, const TimeAxis& axis, const Viewport& viewport,
               const TextWidth& textWidth)
{
    scene.lines.push_back({{rect.x, rect.bottom()}, {rect.right(), rect.bottom()}, Ink::Line});
    float free = rect.x;
    for (const Tick& tick : rulerTicks(axis, viewport)) {
        const float x = rect.x + viewport.x(tick.position);
        if (x < rect.x || x > rect.right())
            continue;
        scene.lines.push_back({{x, rect.bottom() - kTickMark}, {x, bottom}, Ink::Line});
        if (tick.label.empty() || x < free)
            continue;
        const float width = textWidth(tick.label, Face::Regular) + kSlack;
        if (x + kAfterTick + width > rect.right())
            continue;
        scene.labels.push_back(
            {{x + kAfterTick, rect.y, width, rect.height}, tick.label, Ink::Dim, Face::Regular, Align::Left});
        free = x + kAfterTick + width + kLabelGap;
    }
}

std::vector<GapName> drawGaps(Scene& scene, const Rect& body, const TimeAxis& axis, const Viewport& viewport,
                              const TextWidth& textWidth)
{
    std::vector<GapName> names;
    for (std::size_t i = 0; i < axis.gaps().size(); ++i) {
        const TimeAxis::Gap& gap = axis.gaps()[i];
        const float left = std::max(body.x, body.x + viewport.x(gap.position));
        const float right = std::min(body.right(), body.x + viewport.x(gap.position + axis.markerLength()));
        if (right <= left)
            continue;
        const Rect band{left, body.y, right - left, body.height};
        scene.fills.push_back({band, Ink::Gap, Ink::Line, 0});
        scene.zones.push_back({band, ZoneKind::Gap, static_cast<std::uint32_t>(i), {}, {}});
        std::string name = told(phrase("drawings", "{} hidden"), formatDuration(gap.hidden()));
        const Face face = band.width >= kHoldsRegular ? Face::Regular : Face::Small;
        const float length = textWidth(name, face) + kSlack;
        if (band.width >= kHoldsSmall && length <= body.height)
            names.push_back({band, std::move(name), face, length});
    }
    return names;
}

std::vector<Rect> placeGapNames(Scene& scene, std::vector<GapName> names, RowSpace& space, float roomBefore)
{
    std::vector<Rect> places;
    for (const GapName& name : names) {
        const float slack = name.band.height - name.length;
        std::size_t fewest = std::numeric_limits<std::size_t>::max();
        Rect best;
        for (const float share : {0.5F, 0.96F, 0.04F, 0.25F, 0.75F}) {
            const Rect place = name.at(name.band.y + slack * share);
            const std::size_t taken =
                space.rowsTaken({place.x - roomBefore, place.y, place.width + roomBefore, place.height});
            if (taken < fewest) {
                fewest = taken;
                best = place;
            }
        }
        places.push_back(best);
    }
    // Taken only now, or neighbours would drive each other up and down.
    for (std::size_t i = 0; i < names.size(); ++i) {
        space.take(places[i]);
        scene.labels.push_back(
            {places[i], std::move(names[i].text), Ink::Dim, names[i].face, Align::Centre, true, false});
    }
    return places;
}

} // namespace throughline
