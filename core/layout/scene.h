// SPDX-License-Identifier: GPL-3.0-or-later
// Scene: what is to be drawn, as neutral geometry. Pixels, SVG and tests all replay the same one.
//
// Coordinates are device-independent pixels from the top left of the view. Colours are roles (Ink) that a
// theme turns into colours; text is UTF-8 from data and always literal. Drawn in the order: fills, grid
// lines, arrows, bars, glyphs, labels. A value type without ties to a thread.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

// Roles of colour (spec 5, "How it looks"). Categories 0…4 are message, automation, commerce, payment,
// webhook & system; 5…10 are the further colour-blind-safe ones.
// clang-format off
enum class Ink : std::uint8_t {
    Background, Panel, Stripe, Line, Text, Dim, Accent, Selection, Gap, Error, Warning,
    Category0, Category1, Category2, Category3, Category4, Category5, Category6, Category7, Category8,
    Category9, Category10,
    OnDeep, OnPale, // text on a bar, see textInkOn() in palette.h
    WarningText     // Warning is too light for text on a light background
};
// clang-format on
inline constexpr std::size_t kInkCount = 25;
inline constexpr std::size_t kCategoryCount = 11;
[[nodiscard]] constexpr Ink categoryInk(std::size_t category)
{
    return static_cast<Ink>(static_cast<std::size_t>(Ink::Category0) + category % kCategoryCount);
}

enum class Face : std::uint8_t { Regular, Bold, Small, Mono };
enum class Align : std::uint8_t { Left, Centre, Right };

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
    [[nodiscard]] bool contains(float px, float py) const
    {
        return px >= x && px < x + width && py >= y && py < y + height;
    }
    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
};
struct Point {
    float x = 0, y = 0;
};

struct Fill {
    Rect rect;
    Ink ink = Ink::Panel;
    Ink border = Ink::Panel; // drawn where it differs from ink
    float radius = 0;
};
struct GridLine {
    Point from, to;
    Ink ink = Ink::Line;
};
// A span, or a block of spans too narrow to be told apart (count > 1).
struct Bar {
    Rect rect;
    Ink ink = Ink::Category4;
    EventId event; // of a block: the one with the worst status
    std::uint32_t count = 1;
    bool error = false;    // drawn with a mark, not by colour alone
    bool outlined = false; // selected
    bool hollow = false;   // a ghost: a parent that is not in the data
};
// clang-format off
enum class Shape : std::uint8_t {
    Circle, Ring, Square, Diamond, Triangle, Speech, Warning, Cross, FoldOpen, FoldClosed, Flag
};
// clang-format on
struct Glyph {
    Point centre;
    float size = 10;
    Shape shape = Shape::Circle;
    Ink ink = Ink::Dim;
    EventId event;
    std::uint32_t count = 1;
    bool outlined = false;
    bool hollow = false;
};
// A causal link, as a cubic curve from `points[0]` over two control points to `points[3]`, with an arrow
// head.
struct Arrow {
    Point points[4];
    Ink ink = Ink::Dim;
    bool dashed = false; // inferred
    bool outlined = false;
    LinkId link;
};
struct Label {
    Rect box; // text is elided to its width and centred in its height
    std::string text;
    Ink ink = Ink::Text;
    Face face = Face::Regular;
    Align align = Align::Left;
    bool vertical = false; // reads upwards
    bool boxed = false;    // on a panel of its own with a hairline border, which covers what lies below
};
// A part of the view that answers to the mouse without being a bar, glyph or arrow.
enum class ZoneKind : std::uint8_t {
    Row,
    FoldMark,
    Gap,
    Ruler,
    MiniMap,
    Divider,
    Card,
    ArrowLabel,
    Frame,
    Close
};
struct Zone {
    Rect rect;
    ZoneKind kind = ZoneKind::Row;
    std::uint32_t index = 0; // row, lane, gap, frame or group number
    EventId event;           // of a card
    LinkId link;             // of an arrow's label
};

struct Scene {
    float width = 0, height = 0;
    std::vector<Fill> fills;
    std::vector<GridLine> lines;
    std::vector<Arrow> arrows;
    std::vector<Bar> bars;
    std::vector<Glyph> glyphs;
    std::vector<Label> labels;
    std::vector<Zone> zones;

    // What the other draws, above what this does. Size stays.
    void append(Scene other);
};

// A point of the arrow's curve, t from 0 to 1.
[[nodiscard]] Point pointOn(const Arrow& arrow, float t);

// The width of a text in pixels. Geometry needs it to place labels; a user interface gives its fonts' true
// widths, the SVG writer an estimate.
using TextWidth = std::function<float(std::string_view text, Face face)>;
[[nodiscard]] float estimatedTextWidth(std::string_view text, Face face);

// What lies under a point, topmost first: glyph, bar, arrow (within 4 px), zone. A bar or glyph that is
// missed by up to 2 px is hit where nothing else is. The zone is told in any case, and gives its event or
// link where nothing is above it.
struct Hit {
    EventId event;
    LinkId link;
    const Zone* zone = nullptr; // into the scene; the last one there
    [[nodiscard]] explicit operator bool() const { return event || link || zone; }
};
[[nodiscard]] Hit hitTest(const Scene& scene, float x, float y);

} // namespace throughline
