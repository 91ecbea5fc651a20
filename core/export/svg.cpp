// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/svg.h"

#include "core/export/markup_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace throughline {

namespace {

constexpr float kArrowHead = 7;
constexpr float kBoxPadding = 6;
constexpr float kSmallSize = 11;
constexpr float kTextSize = 13;

// SVG does not elide: what does not fit is cut at a letter, by estimate.
std::string elided(std::string_view text, Face face, float room)
{
    if (estimatedTextWidth(text, face) <= room)
        return std::string(text);
    const float dots = estimatedTextWidth("…", face);
    std::size_t fitting = 0;
    float width = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t next = i + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xc0U) == 0x80U)
            ++next;
        width += estimatedTextWidth(text.substr(i, next - i), face);
        if (width + dots > room)
            break;
        fitting = next;
        i = next;
    }
    return std::string(text.substr(0, fitting)) + "…";
}

class SvgWriter {
public:
    SvgWriter(const Scene& scene, const InkColours& colours) : m_scene(scene), m_colours(colours) {}

    std::string write()
    {
        put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} "
            "{1}\">\n",
            number(m_scene.width), number(m_scene.height));
        rect({0, 0, m_scene.width, m_scene.height}, 0, colour(Ink::Background), "none");
        for (const Fill& fill : m_scene.fills)
            rect(fill.rect, fill.radius, colour(fill.ink),
                 fill.border == fill.ink ? "none" : colour(fill.border));
        for (const GridLine& line : m_scene.lines)
            put("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\"/>\n", number(line.from.x),
                number(line.from.y), number(line.to.x), number(line.to.y), colour(line.ink));
        for (const Arrow& arrow : m_scene.arrows)
            put(arrow);
        for (const Bar& bar : m_scene.bars)
            put(bar);
        for (const Glyph& glyph : m_scene.glyphs)
            put(glyph);
        put("<g font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\" font-size=\"{}\" "
            "xml:space=\"preserve\">\n",
            number(kTextSize));
        for (const Label& label : m_scene.labels)
            put(label);
        put("</g>\n</svg>\n");
        return std::move(m_out);
    }

private:
    template <class... Parts>
    void put(fmt::format_string<Parts...> format, Parts&&... parts)
    {
        fmt::format_to(std::back_inserter(m_out), format, std::forward<Parts>(parts)...);
    }

    static std::string number(float value)
    {
        return fmt::format("{:.6g}", std::isfinite(value) ? value : 0.0F);
    }
    std::string colour(Ink ink) const
    {
        return fmt::format("#{:06x}", m_colours[static_cast<std::size_t>(ink)]);
    }

    void rect(const Rect& rect, float radius, const std::string& fill, const std::string& stroke,
              const char* more = "")
    {
        // A hairline is drawn on pixels, not between them.
        const float inset = stroke == "none" ? 0 : 0.5F;
        put("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\" stroke=\"{}\"{}/>\n",
            number(rect.x + inset), number(rect.y + inset), number(std::max(0.0F, rect.width - 2 * inset)),
            number(std::max(0.0F, rect.height - 2 * inset)), number(radius), fill, stroke, more);
    }

    void put(const Arrow& arrow)
    {
        Point direction{arrow.points[3].x - arrow.points[2].x, arrow.points[3].y - arrow.points[2].y};
        if (std::hypot(direction.x, direction.y) < 0.5F)
            direction = {arrow.points[3].x - arrow.points[0].x, arrow.points[3].y - arrow.points[0].y};
        const float length = std::max(1e-3F, std::hypot(direction.x, direction.y));
        direction = {direction.x / length, direction.y / length};
        const Point tip = arrow.points[3];
        const Point base{tip.x - direction.x * kArrowHead, tip.y - direction.y * kArrowHead};
        const Point side{-direction.y * kArrowHead / 2, direction.x * kArrowHead / 2};
        const std::string ink = colour(arrow.outlined ? Ink::Accent : arrow.ink);
        put("<path d=\"M{} {}C{} {} {} {} {} {}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n",
            number(arrow.points[0].x), number(arrow.points[0].y), number(arrow.points[1].x),
            number(arrow.points[1].y), number(arrow.points[2].x - direction.x * kArrowHead),
            number(arrow.points[2].y - direction.y * kArrowHead), number(base.x), number(base.y), ink,
            arrow.outlined ? "2" : "1.3", arrow.dashed ? " stroke-dasharray=\"5 4\"" : "");
        put("<path d=\"M{} {}L{} {}L{} {}Z\" fill=\"{}\"/>\n", number(tip.x), number(tip.y),
            number(base.x + side.x), number(base.y + side.y), number(base.x - side.x),
            number(base.y - side.y), ink);
    }

    void put(const Bar& bar)
    {
        if (bar.hollow)
            rect(bar.rect, 2, "none", colour(bar.ink), " stroke-dasharray=\"3 2\"");
        else
            rect(bar.rect, bar.count == 1 && bar.rect.width >= 6 ? 2.0F : 0.0F, colour(bar.ink), "none");
        if (bar.error) {
            rect({bar.rect.x, bar.rect.bottom() - 2, bar.rect.width, 2}, 0, colour(Ink::Error), "none");
            rect({bar.rect.x, bar.rect.y, std::min(bar.rect.width, 3.0F), bar.rect.height}, 0,
                 colour(Ink::Error), "none");
        }
        if (bar.outlined)
            rect({bar.rect.x - 2.5F, bar.rect.y - 2.5F, bar.rect.width + 5, bar.rect.height + 5}, 4, "none",
                 colour(Ink::Accent));
    }

    void path(const Glyph& glyph, std::string_view points, bool filled)
    {
        const std::string ink = colour(glyph.ink);
        put("<path transform=\"translate({} {}) scale({})\" d=\"{}\" fill=\"{}\" stroke=\"{}\" "
            "stroke-width=\"{}\"/>\n",
            number(glyph.centre.x), number(glyph.centre.y), number(glyph.size / 2), points,
            filled && !glyph.hollow ? ink : "none", ink, number(3.0F / std::max(glyph.size, 1.0F)));
    }

    // Shapes within [-1, 1].
    void put(const Glyph& glyph)
    {
        if (glyph.outlined)
            put("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.5\"/>\n",
                number(glyph.centre.x), number(glyph.centre.y), number(glyph.size / 2 + 3.5F),
                colour(Ink::Panel), colour(Ink::Accent));
        switch (glyph.shape) {
        case Shape::Circle:
            return path(glyph, "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z", true);
        case Shape::Ring:
            return path(glyph, "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z", false);
        case Shape::Square:
            return path(glyph, "M-.9 -.9H.9V.9H-.9Z", true);
        case Shape::Diamond:
            return path(glyph, "M0 -1L1 0L0 1L-1 0Z", true);
        case Shape::Triangle:
            return path(glyph, "M0 -1L1 .9H-1Z", true);
        case Shape::Speech:
            return path(glyph, "M-1 -.8H1V.5H.2L-.3 1V.5H-1Z", true);
        case Shape::Warning:
            path(glyph, "M0 -.9L1 .85H-1Z", false);
            return path(glyph, "M0 -.3V.3M0 .55V.6", false);
        case Shape::Cross:
            return path(glyph, "M-.8 -.8L.8 .8M-.8 .8L.8 -.8", false);
        case Shape::FoldOpen:
            return path(glyph, "M-.8 -.5H.8L0 .6Z", true);
        case Shape::FoldClosed:
            return path(glyph, "M-.5 -.8L.6 0L-.5 .8Z", true);
        case Shape::Flag:
            return path(glyph, "M-.8 -1L1 -.45L-.45 .1V1H-.8Z", true);
        }
    }

    void put(const Label& label)
    {
        if (label.boxed)
            rect(label.box, 4, colour(Ink::Panel), colour(Ink::Line));
        const float padding = label.boxed ? kBoxPadding : 0;
        const float room = (label.vertical ? label.box.height : label.box.width) - 2 * padding;
        const bool left = label.align == Align::Left;
        const bool right = label.align == Align::Right;
        const float along = left ? padding : right ? room + padding : padding + room / 2;
        const float size = label.face == Face::Small ? kSmallSize : kTextSize;
        // The middle of a line of text lies about a third of its size above the base line.
        Point at{label.box.x + along, label.box.y + label.box.height / 2 + size * 0.35F};
        std::string turn;
        if (label.vertical) {
            at = {label.box.x + label.box.width / 2 + size * 0.35F, label.box.bottom() - along};
            turn = fmt::format(" transform=\"rotate(-90 {} {})\"", number(at.x), number(at.y));
        }
        put("<text x=\"{}\" y=\"{}\" fill=\"{}\"{}{}{}{}{}>{}</text>\n", number(at.x), number(at.y),
            colour(label.ink),
            left    ? ""
            : right ? " text-anchor=\"end\""
                    : " text-anchor=\"middle\"",
            label.face == Face::Bold ? " font-weight=\"600\"" : "",
            label.face == Face::Small ? " font-size=\"11\"" : "",
            label.face == Face::Mono ? " font-family=\"'JetBrains Mono', monospace\"" : "", turn,
            escapedMarkup(elided(label.text, label.face, room)));
    }

    const Scene& m_scene;
    const InkColours& m_colours;
    std::string m_out;
};

} // namespace

std::string toSvg(const Scene& scene, const InkColours& colours)
{
    return SvgWriter(scene, colours).write();
}

} // namespace throughline
