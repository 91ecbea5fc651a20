// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/ruler.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr float kTickMark = 6;
constexpr float kAfterTick = 4;
constexpr float kLabelGap = 8;
constexpr float kNarrowestNamed = 15; // a band of this width holds a line of text
constexpr float kSlack = 2;

} // namespace

void drawRuler(Scene& scene, const Rect& rect, float bottom, const TimeAxis& axis, const Viewport& viewport,
               const TextWidth& textWidth)
{
    scene.lines.push_back({{rect.x, rect.bottom()}, {rect.right(), rect.bottom()}, Ink::Line});
    float free = rect.x;
    for (const Tick& tick : ticks(axis, viewport)) {
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

std::vector<Rect> drawGaps(Scene& scene, const Rect& body, const TimeAxis& axis, const Viewport& viewport,
                           const TextWidth& textWidth)
{
    std::vector<Rect> names;
    for (std::size_t i = 0; i < axis.gaps().size(); ++i) {
        const TimeAxis::Gap& gap = axis.gaps()[i];
        const float left = std::max(body.x, body.x + viewport.x(gap.position));
        const float right = std::min(body.right(), body.x + viewport.x(gap.position + axis.markerLength()));
        if (right <= left)
            continue;
        const Rect band{left, body.y, right - left, body.height};
        scene.fills.push_back({band, Ink::Gap, Ink::Gap, 0});
        scene.zones.push_back({band, ZoneKind::Gap, static_cast<std::uint32_t>(i), {}, {}});
        std::string name = formatDuration(gap.hidden()) + " hidden";
        const float length = textWidth(name, Face::Regular) + kSlack;
        if (band.width < kNarrowestNamed || length > body.height)
            continue;
        const Rect box{left, body.y + (body.height - length) / 2, band.width, length};
        names.push_back(box);
        scene.labels.push_back({box, std::move(name), Ink::Text, Face::Regular, Align::Centre, true, false});
    }
    return names;
}

} // namespace throughline
