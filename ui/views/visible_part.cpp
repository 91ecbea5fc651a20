// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/visible_part.h"

#include <algorithm>

namespace throughline {
namespace {

// Outlines, arrow heads and borders reach this far beyond what they belong to.
constexpr float kReach = 12;

class Band {
public:
    Band(float top, float height) : m_top(top), m_bottom(top + height) {}

    [[nodiscard]] bool meets(float from, float to) const
    {
        return to + kReach >= m_top && from - kReach <= m_bottom;
    }
    [[nodiscard]] bool meets(const Rect& rect) const { return meets(rect.y, rect.bottom()); }
    [[nodiscard]] bool meets(const GridLine& line) const
    {
        return meets(std::min(line.from.y, line.to.y), std::max(line.from.y, line.to.y));
    }
    [[nodiscard]] bool meets(const Arrow& arrow) const
    {
        const auto [upper, lower] = std::minmax_element(std::begin(arrow.points), std::end(arrow.points),
                                                        [](Point a, Point b) { return a.y < b.y; });
        return meets(upper->y, lower->y);
    }
    [[nodiscard]] bool meets(const Glyph& glyph) const
    {
        return meets(glyph.centre.y - glyph.size, glyph.centre.y + glyph.size);
    }
    [[nodiscard]] bool meets(const Fill& fill) const { return meets(fill.rect); }
    [[nodiscard]] bool meets(const Bar& bar) const { return meets(bar.rect); }
    [[nodiscard]] bool meets(const Label& label) const { return meets(label.box); }
    [[nodiscard]] bool meets(const Zone& zone) const { return meets(zone.rect); }

    void move(Fill& fill) const { fill.rect.y -= m_top; }
    void move(Bar& bar) const { bar.rect.y -= m_top; }
    void move(Label& label) const { label.box.y -= m_top; }
    void move(Zone& zone) const { zone.rect.y -= m_top; }
    void move(Glyph& glyph) const { glyph.centre.y -= m_top; }
    void move(GridLine& line) const
    {
        line.from.y -= m_top;
        line.to.y -= m_top;
    }
    void move(Arrow& arrow) const
    {
        for (Point& point : arrow.points) {
            point.y -= m_top;
        }
    }

private:
    float m_top, m_bottom;
};

template <class Part>
[[nodiscard]] std::vector<Part> cut(const std::vector<Part>& all, const Band& band)
{
    std::vector<Part> parts;
    for (const Part& part : all) {
        if (band.meets(part)) {
            parts.push_back(part);
            band.move(parts.back());
        }
    }
    return parts;
}

} // namespace

Scene visiblePart(const Scene& scene, float top, float height)
{
    const Band band(top, height);
    return {scene.width,
            height,
            cut(scene.fills, band),
            cut(scene.lines, band),
            cut(scene.arrows, band),
            cut(scene.bars, band),
            cut(scene.glyphs, band),
            cut(scene.labels, band),
            cut(scene.zones, band)};
}

} // namespace throughline
