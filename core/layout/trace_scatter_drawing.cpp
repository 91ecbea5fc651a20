// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/trace_scatter_drawing.h"

#include "core/layout/ruler.h"

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr float kSpace = 8;
constexpr float kTitle = 24; // the name of the durations' axis, reading upwards
constexpr float kLine = 20;  // of text
constexpr float kGlyph = 8;
constexpr float kSquare = 5;
constexpr float kSlack = 2;

// The durations that may get a line and a name.
constexpr std::array<DurationNs, 17> kRound = {1,
                                               10,
                                               100,
                                               kMicrosecond,
                                               10 * kMicrosecond,
                                               100 * kMicrosecond,
                                               kMillisecond,
                                               10 * kMillisecond,
                                               100 * kMillisecond,
                                               kSecond,
                                               10 * kSecond,
                                               kMinute,
                                               10 * kMinute,
                                               kHour,
                                               kDay,
                                               10 * kDay,
                                               100 * kDay};

struct Look {
    Shape shape;
    Ink ink;
};

Look lookOf(ScatterKind kind)
{
    return kind == ScatterKind::Failed   ? Look{Shape::Cross, Ink::Error}
           : kind == ScatterKind::Broken ? Look{Shape::Triangle, Ink::Warning}
                                         : Look{Shape::Square, Ink::Category4};
}

// The name of the durations' axis, smaller where the plot is low.
void drawTitle(Scene& scene, const Rect& plot, const std::string& name, const TextWidth& textWidth)
{
    for (const Face face : {Face::Regular, Face::Small}) {
        if (textWidth(name, face) + kSlack > plot.height)
            continue;
        scene.labels.push_back({{0, plot.y, kTitle, plot.height}, name, Ink::Dim, face, Align::Centre, true});
        return;
    }
}

void drawScale(Scene& scene, const ScatterArea& area, const ScatterWords& words, const TextWidth& textWidth)
{
    const Rect plot = area.plot();
    const Rect row = area.instants();
    const float right = plot.x - kSpace;
    if (area.range().hasDurations()) {
        drawTitle(scene, plot, words.duration, textWidth);
        float free = plot.bottom() - kSpace;
        for (const DurationNs duration : kRound) {
            const float y = area.yOf(duration);
            if (y > free || y < plot.y + kLine / 2)
                continue;
            scene.lines.push_back({{plot.x, y}, {plot.right(), y}, Ink::Line});
            scene.labels.push_back({{kTitle, y - kLine / 2, right - kTitle, kLine},
                                    formatDuration(duration),
                                    Ink::Dim,
                                    Face::Regular,
                                    Align::Right});
            free = y - kLine;
        }
    }
    scene.lines.push_back({{plot.x, plot.y}, {plot.x, row.bottom()}, Ink::Line});
    scene.lines.push_back({{0, row.y}, {row.right(), row.y}, Ink::Line});
    scene.labels.push_back(
        {{0, row.y, right, row.height}, words.instants, Ink::Dim, Face::Regular, Align::Right});
}

void drawHeading(Scene& scene, const ScatterArea& area, const ScatterWords& words, const TextWidth& textWidth)
{
    const Rect heading = area.heading();
    float x = kSpace * 3 / 2;
    const std::array<std::pair<ScatterKind, const std::string*>, kScatterKinds> legend = {
        {{ScatterKind::Plain, &words.plain},
         {ScatterKind::Failed, &words.failed},
         {ScatterKind::Broken, &words.broken}}};
    for (const auto& [kind, name] : legend) {
        const float width = textWidth(*name, Face::Regular) + kSlack;
        if (x + kGlyph + kSpace + width > heading.right())
            return;
        const float size = kind == ScatterKind::Plain ? kSquare : kGlyph;
        scene.glyphs.push_back({.centre = {x + kGlyph / 2, heading.y + heading.height / 2},
                                .size = size,
                                .shape = lookOf(kind).shape,
                                .ink = lookOf(kind).ink});
        x += kGlyph + kSpace;
        scene.labels.push_back({{x, heading.y, width, heading.height}, *name, Ink::Dim});
        x += width + 2 * kSpace;
    }
    const float room = heading.right() - kSpace - x;
    if (room > 4 * kSpace)
        scene.labels.push_back(
            {{x, heading.y, room, heading.height}, words.caption, Ink::Dim, Face::Regular, Align::Right});
}

void drawMarks(Scene& scene, const TraceScatter& scatter)
{
    for (const ScatterMark& mark : scatter.marks()) {
        const Look look = lookOf(mark.kind);
        if (mark.kind == ScatterKind::Plain)
            scene.bars.push_back(
                {.rect = {mark.centre.x - mark.size / 2, mark.centre.y - mark.size / 2, mark.size, mark.size},
                 .ink = look.ink,
                 .event = mark.root,
                 .count = mark.count});
        else
            scene.glyphs.push_back({.centre = mark.centre,
                                    .size = mark.size,
                                    .shape = look.shape,
                                    .ink = look.ink,
                                    .event = mark.root,
                                    .count = mark.count});
    }
}

} // namespace

Scene scatterScene(const TraceScatter& scatter, const ScatterWords& words, const TextWidth& textWidth)
{
    const ScatterArea& area = scatter.area();
    Scene scene;
    scene.width = area.width();
    scene.height = area.height();
    const Rect body = area.body();
    const Rect ruler = area.ruler();
    drawRuler(scene, ruler, body.bottom(), area.range().time, area.viewport(), textWidth);
    scene.labels.push_back(
        {{0, ruler.y, ruler.x - kSpace, ruler.height}, words.start, Ink::Dim, Face::Regular, Align::Right});
    drawScale(scene, area, words, textWidth);
    drawHeading(scene, area, words, textWidth);
    drawMarks(scene, scatter);
    if (scatter.marks().empty() && !words.nothing.empty())
        scene.labels.push_back({area.plot(), words.nothing, Ink::Dim, Face::Regular, Align::Centre});
    return scene;
}

void drawRing(Scene& scene, const ScatterArea& area, Point place, float size, Ink ink)
{
    constexpr float kRing = 10; // wider than what it goes around
    const Rect body = area.body();
    if (!body.contains(place.x, place.y))
        return;
    scene.glyphs.push_back(
        {.centre = place, .size = size + kRing, .shape = Shape::Ring, .ink = ink, .hollow = true});
}

} // namespace throughline
