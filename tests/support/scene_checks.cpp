// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scene_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace throughline::test {

namespace {

constexpr float kLineHeight = 14;
constexpr float kBoxPadding = 6;

std::string describe(const Rect& rect)
{
    return fmt::format("[{:.1f} {:.1f} {:.1f}x{:.1f}]", rect.x, rect.y, rect.width, rect.height);
}

bool overlap(const Rect& a, const Rect& b)
{
    return a.x < b.right() - 0.5F && b.x < a.right() - 0.5F && a.y < b.bottom() - 0.5F &&
           b.y < a.bottom() - 0.5F;
}

bool isFinite(const Rect& rect)
{
    return std::isfinite(rect.x) && std::isfinite(rect.y) && std::isfinite(rect.width) &&
           std::isfinite(rect.height);
}

bool inside(const Scene& scene, const Rect& rect)
{
    return isFinite(rect) && rect.x >= -1 && rect.right() <= scene.width + 1 && rect.y >= -1 &&
           rect.y <= scene.height + 1;
}

std::string missedPixel(const Scene& scene, const Rect& rect, EventId event, const char* what)
{
    for (float y = rect.y + 0.5F; y < rect.bottom(); y += 2) {
        for (float x = rect.x + 0.5F; x < rect.right(); x += std::max(1.0F, rect.width / 200)) {
            const EventId hit = hitTest(scene, x, y).event;
            if (hit == event)
                continue;
            const bool covered =
                std::any_of(scene.glyphs.begin(), scene.glyphs.end(),
                            [&](const Glyph& glyph) { return glyph.event && glyph.event == hit; }) ||
                std::any_of(scene.bars.begin(), scene.bars.end(),
                            [&](const Bar& bar) { return bar.event == hit && bar.rect.contains(x, y); });
            if (!covered)
                return fmt::format("{} {} is not hit at {:.1f} {:.1f}", what, describe(rect), x, y);
        }
    }
    return {};
}

} // namespace

Rect inkOf(const Label& label, const TextWidth& textWidth)
{
    const float room = label.vertical ? label.box.height : label.box.width;
    const float padding = label.boxed ? kBoxPadding : 0;
    const float length = std::min(textWidth(label.text, label.face), room - 2 * padding);
    const float slack = room - length;
    const float along = label.align == Align::Left    ? padding
                        : label.align == Align::Right ? slack - padding
                                                      : slack / 2;
    if (label.boxed)
        return label.box;
    if (label.vertical)
        return {label.box.x + (label.box.width - kLineHeight) / 2, label.box.bottom() - along - length,
                kLineHeight, length};
    return {label.box.x + along, label.box.y + (label.box.height - kLineHeight) / 2, length, kLineHeight};
}

std::string overlappingLabels(const Scene& scene, const TextWidth& textWidth)
{
    std::vector<Rect> inks;
    for (const Label& label : scene.labels)
        inks.push_back(inkOf(label, textWidth));
    for (std::size_t i = 0; i < inks.size(); ++i) {
        for (std::size_t j = i + 1; j < inks.size(); ++j) {
            if (overlap(inks[i], inks[j]))
                return fmt::format("\"{}\" {} overlaps \"{}\" {}", scene.labels[i].text, describe(inks[i]),
                                   scene.labels[j].text, describe(inks[j]));
        }
    }
    return {};
}

std::string cutLabels(const Scene& scene, const TextWidth& textWidth)
{
    for (const Label& label : scene.labels) {
        const float room =
            (label.vertical ? label.box.height : label.box.width) - (label.boxed ? 2 * kBoxPadding : 0);
        if (textWidth(label.text, label.face) > room + 0.5F)
            return fmt::format("\"{}\" is cut to {:.1f}", label.text, room);
    }
    return {};
}

std::string drawnOutside(const Scene& scene)
{
    for (const Label& label : scene.labels) {
        if (!inside(scene, label.box))
            return fmt::format("label \"{}\" {}", label.text, describe(label.box));
    }
    for (const Bar& bar : scene.bars) {
        if (!inside(scene, bar.rect) || bar.rect.width < 2 - 1e-3F)
            return "bar " + describe(bar.rect);
    }
    for (const Fill& fill : scene.fills) {
        if (!inside(scene, fill.rect))
            return "fill " + describe(fill.rect);
    }
    for (const Arrow& arrow : scene.arrows) {
        for (const Point& point : arrow.points) {
            if (!inside(scene, {point.x, point.y, 0, 0}))
                return fmt::format("arrow point {:.1f} {:.1f}", point.x, point.y);
        }
    }
    return {};
}

std::string unhittable(const Scene& scene)
{
    for (const Bar& bar : scene.bars) {
        if (std::string fault = missedPixel(scene, bar.rect, bar.event, "bar"); !fault.empty())
            return fault;
    }
    for (const Glyph& glyph : scene.glyphs) {
        const float half = glyph.size / 2;
        const Rect rect{glyph.centre.x - half, glyph.centre.y - half, glyph.size, glyph.size};
        if (!glyph.event)
            continue;
        if (std::string fault = missedPixel(scene, rect, glyph.event, "glyph"); !fault.empty())
            return fault;
    }
    for (const Arrow& arrow : scene.arrows) {
        for (int step = 0; step <= 40; ++step) {
            const Point point = pointOn(arrow, static_cast<float>(step) / 40);
            const Hit hit = hitTest(scene, point.x, point.y);
            // Another arrow, a bar or a glyph may lie above.
            if (!hit.link && !hit.event)
                return fmt::format("arrow is not hit at {:.1f} {:.1f}", point.x, point.y);
        }
    }
    return {};
}

bool holdsLabel(const Scene& scene, std::string_view part)
{
    return std::any_of(scene.labels.begin(), scene.labels.end(),
                       [&](const Label& label) { return label.text.find(part) != std::string::npos; });
}

std::size_t primitives(const Scene& scene)
{
    return scene.fills.size() + scene.lines.size() + scene.arrows.size() + scene.bars.size() +
           scene.glyphs.size() + scene.labels.size();
}

} // namespace throughline::test
