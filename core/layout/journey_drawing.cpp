// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/journey_drawing.h"

#include "core/base/shown_zone.h"
#include "core/base/translation.h"
#include "core/layout/captions.h"
#include "core/layout/clock_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr float kMargin = 16;
constexpr float kPadding = 20;
constexpr float kCaptionHeight = 30;
constexpr float kBandBottom = 16;
constexpr float kBetweenBands = 56;
constexpr float kBetweenRows = 48;
constexpr float kBetweenCards = 44;
constexpr float kNarrowestCard = 190;
constexpr float kWidestCard = 250;
constexpr float kCardHeight = 68;
constexpr float kGhostHeight = 52;
constexpr float kTextX = 14;
constexpr float kLine = 18;
constexpr float kEntry = 12; // where an arrow enters a card from above, left of the caption
constexpr float kCaptionX = 30;
constexpr float kStrip = 3;
constexpr float kMark = 12;
constexpr float kNameHeight = 24;
constexpr float kNamePadding = 9;
constexpr float kNarrowestText = 16;
constexpr std::size_t kMostEffects = 6;

} // namespace

Scene journeyScene(const Snapshot& snapshot, const Categories& categories, const Chain& chain,
                   const JourneyView& view, const TextWidth& textWidth)
{
    return JourneyDrawing(snapshot, categories, view, textWidth).draw(chain);
}

JourneyDrawing::JourneyDrawing(const Snapshot& snapshot, const Categories& categories,
                               const JourneyView& view, const TextWidth& textWidth)
    : m_snapshot(snapshot), m_categories(categories), m_view(view), m_textWidth(textWidth)
{
    const float inner = std::max(0.0F, right() - left());
    m_columns = static_cast<std::size_t>(
        std::max(1.0F, std::floor((inner + kBetweenCards) / (kNarrowestCard + kBetweenCards))));
    const auto columns = static_cast<float>(m_columns);
    m_cardWidth = std::min((inner - (columns - 1) * kBetweenCards) / columns, kWidestCard);
}

float JourneyDrawing::left() const
{
    return kMargin + kPadding;
}

float JourneyDrawing::right() const
{
    return m_view.width - kMargin - kPadding;
}

Rect JourneyDrawing::cardRect(std::size_t column, float y) const
{
    return {left() + static_cast<float>(column) * (m_cardWidth + kBetweenCards), y, m_cardWidth, kCardHeight};
}

Scene JourneyDrawing::draw(const Chain& chain)
{
    m_y = kMargin;
    if (m_cardWidth >= 2 * kTextX && !chain.hops.empty()) {
        if (chain.broken)
            drawMissingCause(chain);
        for (const JourneyBand& band : journeyBands(m_snapshot, chain))
            drawBand(band);
        m_y -= kBetweenBands;
        if (m_view.showEffects)
            drawEffects(chain.target());
    }
    m_scene.width = m_view.width;
    m_scene.height = m_y + kMargin;
    m_scene.fills.insert(m_scene.fills.begin(),
                         Fill{{0, 0, m_scene.width, m_scene.height}, Ink::Panel, Ink::Panel, 0});
    return std::move(m_scene);
}

void JourneyDrawing::drawMissingCause(const Chain& chain)
{
    const EventId first = chain.hops.front().event;
    const std::string detail = missingCause(m_snapshot, first);
    const std::string title = told(phrase("drawings", "Cause not in this data"));
    const float wanted =
        std::max(m_textWidth(title, Face::Bold), m_textWidth(detail, Face::Regular)) + 2 * kTextX;
    const Rect rect{left(), m_y, std::min(std::max(wanted, m_cardWidth), right() - left()), kGhostHeight};
    Bar ghost;
    ghost.rect = rect;
    ghost.ink = Ink::Warning;
    ghost.event = first;
    ghost.hollow = true;
    m_scene.bars.push_back(ghost);
    addText(rect.x + kTextX, rect.y + 8, rect.width - 2 * kTextX, title, Ink::WarningText, Face::Bold);
    addText(rect.x + kTextX, rect.y + 8 + kLine, rect.width - 2 * kTextX, detail, Ink::Dim, Face::Regular);
    m_y = rect.bottom() + kBetweenBands;
    const float x = left() + kEntry;
    Arrow arrow;
    arrow.points[0] = arrow.points[1] = {x, rect.bottom()};
    arrow.points[2] = arrow.points[3] = {x, m_y + kCaptionHeight};
    arrow.ink = Ink::Warning;
    arrow.dashed = true;
    m_scene.arrows.push_back(arrow);
}

void JourneyDrawing::drawLeftOut(std::uint32_t events)
{
    std::string text = events == 1 ? told(phrase("drawings", "1 step not shown"))
                                   : told(phrase("drawings", "{} steps not shown"), groupedNumber(events));
    const float width = m_textWidth(text, Face::Regular) + 1;
    addText(left(), m_y - kBetweenBands / 2 - kLine / 2, std::min(width, right() - left()), std::move(text),
            Ink::Dim, Face::Regular);
    m_above.reset();
}

void JourneyDrawing::drawBand(const JourneyBand& band)
{
    if (band.leftOutBefore != 0)
        drawLeftOut(band.leftOutBefore);
    const float top = m_y;
    const TimeNs time = m_snapshot.events.time(band.cards.front().first);
    std::string caption =
        clusterName(m_snapshot, band.trace) + " · " + clusterCaption(m_snapshot, band.trace);
    if (time != kNoTime) {
        caption += fmt::format(" · {} {}", weekdayText(time), civilTime(time).year);
        m_day = ShownZone::dayOf(time);
        m_anyDay = true;
    }
    std::size_t column = 0;
    float y = top + kCaptionHeight;
    for (std::size_t i = 0; i < band.cards.size(); ++i) {
        const JourneyCard& card = band.cards[i];
        // What has a name to show goes down, where there is room for it.
        const bool down = i != 0 && (column == m_columns || needsName(card.link));
        if (down) {
            column = 0;
            y += kCardHeight + kBetweenRows;
        }
        const Rect rect = cardRect(column, y);
        if (m_above && card.link) {
            if (i != 0 && !down)
                drawArrowAcross(*m_above, rect, card.link);
            else
                drawArrowDown(*m_above, rect, card.link, i == 0 || needsName(card.link));
        }
        drawCard(card, rect, cardSubject(m_snapshot, card));
        m_above = rect;
        ++column;
    }
    m_y = y + kCardHeight + kBandBottom;
    drawBandGround(top, std::move(caption), right() - left() - kCaptionX);
    m_y += kBetweenBands;
}

void JourneyDrawing::drawBandGround(float top, std::string caption, float captionWidth)
{
    const Rect rect{kMargin, top, m_view.width - 2 * kMargin, m_y - top};
    // Before the cards that were drawn on it.
    m_scene.fills.insert(m_scene.fills.begin(), Fill{rect, Ink::Stripe, Ink::Line, 4});
    addText(left() + kCaptionX, top + 6, captionWidth, std::move(caption), Ink::Dim, Face::Regular);
}

void JourneyDrawing::drawEffects(EventId cause)
{
    const std::vector<LinkId> effects = directEffects(m_snapshot, cause);
    if (effects.empty())
        return;
    m_y += kBetweenBands;
    const float top = m_y;
    const std::size_t shown = std::min({effects.size(), m_columns, kMostEffects});
    const Rect causeRect = *m_above;
    const float y = top + kCaptionHeight;
    for (std::size_t i = 0; i < shown; ++i) {
        const Link& link = m_snapshot.links[effects[i]];
        const Rect rect = cardRect(i, y);
        drawArrowDown(causeRect, rect, effects[i], false);
        if (needsName(effects[i]))
            nameArrow(effects[i], rect.x + rect.width / 2, top - kBetweenBands / 2, rect.x, rect.right());
        const JourneyCard card{link.to, link.to, 1, effects[i]};
        std::string subject = cardSubject(m_snapshot, card);
        if (m_snapshot.events.trace(link.to) != m_snapshot.events.trace(cause))
            subject = (subject.empty() ? "" : subject + " · ") +
                      clusterCaption(m_snapshot, m_snapshot.events.trace(link.to));
        drawCard(card, rect, std::move(subject));
    }
    m_y = y + kCardHeight + kBandBottom;
    if (effects.size() > shown) {
        addText(left(), m_y - kBandBottom + 6, right() - left(),
                told(phrase("drawings", "+ {} more"), groupedNumber(effects.size() - shown)), Ink::Dim,
                Face::Regular);
        m_y += kLine;
    }
    // The other arrows come down right of the first card.
    drawBandGround(top, told(phrase("drawings", "Caused by {}"), typeCaption(m_snapshot, cause)),
                   m_cardWidth - kCaptionX);
}

void JourneyDrawing::addText(float x, float y, float width, std::string text, Ink ink, Face face)
{
    if (width >= kNarrowestText && !text.empty())
        m_scene.labels.push_back({{x, y, width, kLine}, std::move(text), ink, face, Align::Left});
}

void JourneyDrawing::drawCard(const JourneyCard& card, const Rect& rect, std::string subject)
{
    const EventId event =
        m_view.selected >= card.first && m_view.selected <= card.last && m_view.selected &&
                m_snapshot.events.trace(m_view.selected) == m_snapshot.events.trace(card.first)
            ? m_view.selected
            : card.last;
    const bool selected = event == m_view.selected;
    if (selected)
        m_scene.fills.push_back(
            {{rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2}, Ink::Accent, Ink::Accent, 5});
    m_scene.fills.push_back({rect, Ink::Panel, selected ? Ink::Accent : Ink::Line, 4});
    Bar strip;
    strip.rect = {rect.x, rect.y + 8, kStrip, rect.height - 16};
    strip.ink = m_categories.ink(card.first);
    strip.event = event;
    m_scene.bars.push_back(strip);
    m_scene.zones.push_back({rect, ZoneKind::Card, 0, event, {}});

    const float marks = drawMarks(card, rect);
    const float x = rect.x + kTextX;
    const float width = rect.width - kTextX - 8;
    const TimeNs time = m_snapshot.events.time(card.first);
    const bool withDay = time != kNoTime && (!m_anyDay || ShownZone::dayOf(time) != m_day);
    if (withDay) {
        m_day = ShownZone::dayOf(time);
        m_anyDay = true;
    }
    addText(x, rect.y + 7, width - marks, cardTitle(m_snapshot, card), Ink::Text, Face::Bold);
    addText(x, rect.y + 7 + kLine, width, cardTime(m_snapshot, card, withDay), Ink::Text, Face::Regular);
    addText(x, rect.y + 7 + 2 * kLine, width, std::move(subject), Ink::Dim, Face::Regular);
}

// Returns the width of the marks in the card's upper right corner.
float JourneyDrawing::drawMarks(const JourneyCard& card, const Rect& rect)
{
    float width = 0;
    const auto add = [&](Shape shape, Ink ink, EventId event) {
        width += kMark + 4;
        Glyph glyph;
        glyph.centre = {rect.right() - width + kMark / 2 - 4, rect.y + 7 + kLine / 2};
        glyph.size = kMark;
        glyph.shape = shape;
        glyph.ink = ink;
        glyph.event = event;
        m_scene.glyphs.push_back(glyph);
    };
    if (!m_snapshot.findings.of(card.last).empty())
        add(Shape::Warning, Ink::Warning, card.last);
    if (m_snapshot.events.status(card.last) == EventStatus::Error)
        add(Shape::Cross, Ink::Error, card.last);
    if (const EventId marked = markedIn(card))
        add(Shape::Flag, Ink::Accent, marked);
    return width;
}

// The first event of the card that the person marked.
EventId JourneyDrawing::markedIn(const JourneyCard& card) const
{
    if (!m_view.marks)
        return {};
    for (const MarkedEvents::Entry& entry : m_view.marks->between(card.first, card.last)) {
        if (m_snapshot.events.trace(entry.event) == m_snapshot.events.trace(card.first) &&
            m_snapshot.events.type(entry.event) == m_snapshot.events.type(card.first))
            return entry.event;
    }
    return {};
}

bool JourneyDrawing::needsName(LinkId link) const
{
    return link && m_snapshot.links[link].kind != LinkKind::Parent;
}

void JourneyDrawing::addArrow(Point from, Point towards, Point before, Point to, LinkId id)
{
    const Link& link = m_snapshot.links[id];
    Arrow arrow;
    arrow.points[0] = from;
    arrow.points[1] = towards;
    arrow.points[2] = before;
    arrow.points[3] = to;
    arrow.link = id;
    arrow.dashed = link.inferred();
    arrow.ink = link.inferred() ? Ink::Warning : Ink::Dim;
    arrow.outlined = id == m_view.selectedLink;
    m_scene.arrows.push_back(arrow);
}

void JourneyDrawing::drawArrowAcross(const Rect& from, const Rect& to, LinkId link)
{
    const float y = from.y + from.height / 2;
    const float third = (to.x - from.right()) / 3;
    addArrow({from.right(), y}, {from.right() + third, y}, {to.x - third, y}, {to.x, y}, link);
}

void JourneyDrawing::drawArrowDown(const Rect& from, const Rect& to, LinkId link, bool named)
{
    const Point start{from.x + from.width / 2, from.bottom()};
    const Point end{to.x + kEntry, to.y};
    const float middle = (start.y + end.y) / 2;
    // Upright early, so that it passes beside the caption.
    addArrow(start, {start.x, middle}, {end.x, start.y + (end.y - start.y) * 0.35F}, end, link);
    if (!named)
        return;
    // Between two bands the gap begins below the padding of the upper and ends above the caption of the lower
    // one.
    const bool betweenBands = to.y - from.bottom() > kBetweenRows + 1;
    const float y = betweenBands ? from.bottom() + kBandBottom + kBetweenBands / 2 : middle;
    nameArrow(link, (start.x + end.x) / 2, y, left(), right());
}

void JourneyDrawing::nameArrow(LinkId id, float middle, float y, float leftEdge, float rightEdge)
{
    const Link& link = m_snapshot.links[id];
    std::string text = linkCaption(m_snapshot, link);
    const float width = std::min(m_textWidth(text, Face::Regular) + 2 * kNamePadding, rightEdge - leftEdge);
    const float x = std::clamp(middle - width / 2, leftEdge, rightEdge - width);
    const Rect box{x, y - kNameHeight / 2, width, kNameHeight};
    m_scene.labels.push_back({box, std::move(text), link.inferred() ? Ink::WarningText : Ink::Dim,
                              Face::Regular, Align::Centre, false, true});
    m_scene.zones.push_back({box, ZoneKind::ArrowLabel, 0, {}, id});
}

} // namespace throughline
