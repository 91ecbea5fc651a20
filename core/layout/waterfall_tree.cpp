// SPDX-License-Identifier: GPL-3.0-or-later
// The tree column of a waterfall: fold marks, names, and marks for what is wrong.
#include "core/base/translation.h"
#include "core/layout/captions.h"
#include "core/layout/clock_text.h"
#include "core/layout/waterfall_drawing.h"

#include <fmt/format.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr float kMarkX = 14;
constexpr float kNameX = 28;
constexpr float kIndent = 12;
constexpr float kMarkSize = 9;
constexpr float kGlyphSize = 12;
constexpr float kBetween = 10;
constexpr float kMargin = 8;
constexpr float kNarrowestText = 24;
constexpr float kAroundName = 3; // of a mark for a match
// Names keep at least this part of the column, however deep their span lies (spec 6, no. 15).
constexpr float kIndentShare = 0.45F;
constexpr std::size_t kIdShown = 8;

} // namespace

void WaterfallDrawing::addText(std::size_t line, float x, float width, std::string text, Ink ink, Face face)
{
    m_scene.labels.push_back(
        {{x, top(line), width, kRowHeight - 1}, std::move(text), ink, face, Align::Left});
}

void WaterfallDrawing::drawTree()
{
    for (std::size_t line = 0; line < m_lines; ++line) {
        const WaterfallRow& row = rowOn(line);
        if (row.kind == WaterfallRow::Kind::Group)
            drawGroup(line, row);
        else
            drawName(line, row);
    }
}

void WaterfallDrawing::drawFoldMark(std::size_t line, const WaterfallRow& row, float x)
{
    if (row.children == 0)
        return;
    Glyph mark;
    mark.centre = {x, top(line) + (kRowHeight - 1) / 2};
    mark.size = kMarkSize;
    mark.shape = row.folded ? Shape::FoldClosed : Shape::FoldOpen;
    m_scene.glyphs.push_back(mark);
    m_scene.zones.push_back({{x - kIndent / 2 - 1, top(line), kIndent + 2, kRowHeight},
                             ZoneKind::FoldMark,
                             static_cast<std::uint32_t>(m_first + line),
                             {},
                             {}});
}

void WaterfallDrawing::drawGroup(std::size_t line, const WaterfallRow& row)
{
    drawFoldMark(line, row, kMarkX);
    // What is folded away is told at the right: errors, and what the person marked.
    const float marks =
        row.folded ? (row.errors != 0 ? 1.0F : 0.0F) + (markedIn(line, row) ? 1.0F : 0.0F) : 0.0F;
    const float end = m_view.treeWidth - kMargin - marks * (kGlyphSize + kBetween / 2);
    if (row.folded)
        drawMarks(line, row, end + kBetween / 2);
    std::string name = clusterName(m_snapshot, row.trace);
    std::string caption = clusterCaption(m_snapshot, row.trace);
    const float captionWidth = m_textWidth(caption, Face::Regular) + 1;
    // A long name gives way so that some of the caption stays, and the other way round.
    const float room = std::max(0.0F, end - kNameX);
    const float wanted = m_textWidth(name, Face::Bold) + 1;
    const float nameWidth = std::min(wanted, std::max(room * 0.55F, room - captionWidth - kBetween));
    if (nameWidth >= kNarrowestText)
        addText(line, kNameX, nameWidth, std::move(name), Ink::Text, Face::Bold);
    const float captionX = kNameX + nameWidth + kBetween;
    if (end - captionX >= kNarrowestText)
        addText(line, captionX, std::min(captionWidth, end - captionX), std::move(caption), Ink::Dim,
                Face::Regular);

    const std::uint32_t leftOut = m_rows.leftOut(row.trace);
    if (leftOut == 0)
        return;
    std::string text = leftOut == 1
                           ? told(phrase("drawings", "1 other span not shown"))
                           : told(phrase("drawings", "{} other spans not shown"), groupedNumber(leftOut));
    const float width = m_textWidth(text, Face::Small) + 1;
    if (!m_space.isFree(line, m_chart.x, m_chart.x + width + kMargin))
        return;
    m_space.take(line, m_chart.x, m_chart.x + width + 2 * kMargin);
    addText(line, m_chart.x + kMargin, width, std::move(text), Ink::Dim, Face::Small);
}

std::string WaterfallDrawing::missingCaption(const WaterfallRow& row) const
{
    StringId missing = m_snapshot.events.parent(row.event);
    for (const Finding& finding : m_snapshot.findings.of(row.event)) {
        if (finding.kind == FindingKind::MissingParent && finding.missing)
            missing = finding.missing;
    }
    const PooledText id = m_snapshot.strings.text(missing);
    const std::string shown = cutTo(id.view(), kIdShown);
    return row.children == 1 ? told(phrase("drawings", "missing parent {} of 1 span"), shown)
                             : told(phrase("drawings", "missing parent {} of {} spans"), shown,
                                    groupedNumber(row.children));
}

// What the person marked of the row: its event, else one that is folded into it.
EventId WaterfallDrawing::markedIn(std::size_t line, const WaterfallRow& row) const
{
    if (!m_view.marks)
        return {};
    if (row.kind == WaterfallRow::Kind::Span && m_view.marks->contains(row.event))
        return row.event;
    for (const MarkedEvents::Entry& entry : m_view.marks->all()) {
        if (row.folded && m_rows.rowStandingFor(entry.event) == m_first + line)
            return entry.event;
    }
    return {};
}

// Returns where the marks end.
float WaterfallDrawing::drawMarks(std::size_t line, const WaterfallRow& row, float x)
{
    const auto add = [&](Shape shape, Ink ink, EventId event) {
        Glyph glyph;
        glyph.centre = {x + kGlyphSize / 2, top(line) + (kRowHeight - 1) / 2};
        glyph.size = kGlyphSize;
        glyph.shape = shape;
        glyph.ink = ink;
        glyph.event = event;
        m_scene.glyphs.push_back(glyph);
        x += kGlyphSize + kBetween / 2;
    };
    const bool span = row.kind == WaterfallRow::Kind::Span;
    if (span && !m_snapshot.findings.of(row.event).empty())
        add(Shape::Warning, Ink::Warning, row.event);
    const bool error = span && m_snapshot.events.status(row.event) == EventStatus::Error;
    if (error || (row.folded && row.errors != 0))
        add(Shape::Cross, Ink::Error, row.event);
    if (const EventId marked = markedIn(line, row))
        add(Shape::Flag, Ink::Accent, marked);
    return x;
}

void WaterfallDrawing::drawName(std::size_t line, const WaterfallRow& row)
{
    const float end = m_view.treeWidth - kMargin;
    const float indent =
        std::min(static_cast<float>(row.depth - 1) * kIndent, m_view.treeWidth * kIndentShare);
    const float x = kNameX + kIndent + indent;
    drawFoldMark(line, row, x - kIndent);

    const bool span = row.kind == WaterfallRow::Kind::Span;
    const bool selected = span && row.event == m_view.selected;
    const bool back = !span || row.context || (m_rows.stressesChain() && !row.onChain);
    std::string text;
    if (row.kind == WaterfallRow::Kind::Ghost)
        text = missingCaption(row);
    else if (row.kind == WaterfallRow::Kind::More)
        text = told(phrase("drawings", "{} more"), groupedNumber(row.children));
    else
        text = typeCaption(m_snapshot, row.event);
    const Face face = selected ? Face::Bold : Face::Regular;
    const Ink ink = row.kind == WaterfallRow::Kind::Ghost ? Ink::WarningText
                    : back && !selected                   ? Ink::Dim
                                                          : Ink::Text;

    // Marks are never cut off: a name leaves room for two, and for a third one where it is needed.
    const float marks = markedIn(line, row) ? 3 : 2;
    const float room = end - x - marks * (kGlyphSize + kBetween / 2);
    if (room < kNarrowestText)
        return;
    const float width = std::min(m_textWidth(text, face) + 1, room);
    const bool match = span && m_view.matches != nullptr &&
                       std::binary_search(m_view.matches->begin(), m_view.matches->end(), row.event);
    if (match)
        m_scene.fills.push_back({{x - kAroundName, top(line) + kAroundName, width + 2 * kAroundName,
                                  kRowHeight - 1 - 2 * kAroundName},
                                 Ink::Selection,
                                 Ink::Accent,
                                 kAroundName});
    addText(line, x, width, std::move(text), ink, face);
    const float after = drawMarks(line, row, x + width + kBetween / 2);
    if (!span)
        return;
    std::string created = createdCaption(m_snapshot, row.event);
    const float createdWidth = created.empty() ? 0 : m_textWidth(created, Face::Regular) + 1;
    if (!created.empty() && after + kBetween / 2 + createdWidth <= end)
        addText(line, after + kBetween / 2, createdWidth, std::move(created), Ink::Accent, Face::Regular);
}

} // namespace throughline
