// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/scene.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace throughline {

namespace {

constexpr float kArrowReach = 4;
constexpr float kNearMiss = 2;
constexpr int kCurveSteps = 32;

// Advance widths of a common sans serif face in thousandths of its size, by groups of letters.
float advanceOf(unsigned char c)
{
    if (c == ' ' || c == '.' || c == ',' || c == ':' || c == ';' || c == '\'' || c == '|' || c == '!')
        return 0.34F;
    if (c == 'i' || c == 'j' || c == 'l' || c == 'I' || c == 't' || c == 'f' || c == 'r' || c == '(' ||
        c == ')' || c == '[' || c == ']' || c == '-' || c == '/' || c == '\\')
        return 0.42F;
    if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '@' || c == '%')
        return 0.98F;
    if (c >= 'A' && c <= 'Z')
        return 0.72F;
    return 0.62F;
}

Rect grown(const Rect& rect, float by)
{
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

Rect rectOf(const Glyph& glyph)
{
    return {glyph.centre.x - glyph.size / 2, glyph.centre.y - glyph.size / 2, glyph.size, glyph.size};
}

float squaredDistanceToSegment(Point p, Point a, Point b)
{
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float length = dx * dx + dy * dy;
    const float t =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0F, 1.0F) : 0.0F;
    const float ex = a.x + t * dx - p.x;
    const float ey = a.y + t * dy - p.y;
    return ex * ex + ey * ey;
}

// A cubic lies within the hull of its points, so most arrows are ruled out by their box.
bool boxReaches(const Arrow& arrow, Point p)
{
    const auto [left, right] = std::minmax_element(std::begin(arrow.points), std::end(arrow.points),
                                                   [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(std::begin(arrow.points), std::end(arrow.points),
                                                   [](Point a, Point b) { return a.y < b.y; });
    return p.x >= left->x - kArrowReach && p.x <= right->x + kArrowReach && p.y >= top->y - kArrowReach &&
           p.y <= bottom->y + kArrowReach;
}

bool arrowReaches(const Arrow& arrow, Point p)
{
    if (!boxReaches(arrow, p))
        return false;
    Point previous = arrow.points[0];
    for (int step = 1; step <= kCurveSteps; ++step) {
        const Point next = pointOn(arrow, static_cast<float>(step) / kCurveSteps);
        if (squaredDistanceToSegment(p, previous, next) <= kArrowReach * kArrowReach)
            return true;
        previous = next;
    }
    return false;
}

// The topmost glyph or bar whose rectangle, grown by `slack`, holds the point.
EventId drawnAt(const Scene& scene, Point p, float slack)
{
    for (auto glyph = scene.glyphs.rbegin(); glyph != scene.glyphs.rend(); ++glyph) {
        if (glyph->event && grown(rectOf(*glyph), slack).contains(p.x, p.y))
            return glyph->event;
    }
    for (auto bar = scene.bars.rbegin(); bar != scene.bars.rend(); ++bar) {
        if (bar->event && grown(bar->rect, slack).contains(p.x, p.y))
            return bar->event;
    }
    return {};
}

} // namespace

float estimatedTextWidth(std::string_view text, Face face)
{
    const float size = face == Face::Small ? 11.0F : 13.0F;
    float width = 0;
    for (const char character : text) {
        const auto c = static_cast<unsigned char>(character);
        if ((c & 0xc0U) == 0x80U)
            continue; // the further bytes of a letter
        if (face == Face::Mono)
            width += 0.62F;
        else
            width += c >= 0xe0U ? 1.0F : advanceOf(c);
    }
    return width * size * (face == Face::Bold ? 1.08F : 1.0F);
}

Point pointOn(const Arrow& arrow, float t)
{
    const float u = 1 - t;
    const float a = u * u * u;
    const float b = 3 * u * u * t;
    const float c = 3 * u * t * t;
    const float d = t * t * t;
    const Point* p = arrow.points;
    return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
            a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

void Scene::append(Scene other)
{
    const auto add = [](auto& to, auto& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    add(fills, other.fills);
    add(lines, other.lines);
    add(arrows, other.arrows);
    add(bars, other.bars);
    add(glyphs, other.glyphs);
    add(labels, other.labels);
    add(zones, other.zones);
}

Hit hitTest(const Scene& scene, float x, float y)
{
    Hit hit;
    const auto zone = std::find_if(scene.zones.rbegin(), scene.zones.rend(),
                                   [&](const Zone& candidate) { return candidate.rect.contains(x, y); });
    if (zone != scene.zones.rend())
        hit.zone = &*zone;

    hit.event = drawnAt(scene, {x, y}, 0);
    if (hit.event)
        return hit;
    const auto arrow = std::find_if(scene.arrows.rbegin(), scene.arrows.rend(), [&](const Arrow& candidate) {
        return candidate.link && arrowReaches(candidate, {x, y});
    });
    if (arrow != scene.arrows.rend()) {
        hit.link = arrow->link;
        return hit;
    }
    hit.event = drawnAt(scene, {x, y}, kNearMiss);
    if (!hit.event && hit.zone) {
        hit.event = hit.zone->event;
        hit.link = hit.zone->link;
    }
    return hit;
}

} // namespace throughline
