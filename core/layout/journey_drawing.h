// SPDX-License-Identifier: GPL-3.0-or-later
// JourneyDrawing: puts the cards of a journey on the page, top to bottom. Internal to layout/; journeyScene()
// is what others call.
//
// Lives for one scene, refers to the caller's data.
#pragma once

#include "core/layout/journey_cards.h"
#include "core/layout/journey_graph.h"

#include <optional>
#include <string>
#include <vector>

namespace throughline {

class JourneyDrawing {
public:
    JourneyDrawing(const Snapshot& snapshot, const Categories& categories, const JourneyView& view,
                   const TextWidth& textWidth);

    [[nodiscard]] Scene draw(const Chain& chain);

private:
    void drawMissingCause(const Chain& chain);
    void drawBand(const JourneyBand& band);
    void drawLeftOut(std::uint32_t events);
    void drawEffects(EventId cause);
    void drawBandGround(float top, std::string caption, float captionWidth);
    void drawCard(const JourneyCard& card, const Rect& rect, std::string subject);
    [[nodiscard]] float drawMarks(const JourneyCard& card, const Rect& rect);
    [[nodiscard]] EventId markedIn(const JourneyCard& card) const;
    // To the card beside, or from the lower edge of one to the upper edge of another, with its evidence half
    // way.
    void drawArrowAcross(const Rect& from, const Rect& to, LinkId link);
    void drawArrowDown(const Rect& from, const Rect& to, LinkId link, bool named);
    void addArrow(Point from, Point towards, Point before, Point to, LinkId link);
    void nameArrow(LinkId link, float middle, float y, float left, float right);
    void addText(float x, float y, float width, std::string text, Ink ink, Face face);

    [[nodiscard]] float left() const;
    [[nodiscard]] float right() const;
    [[nodiscard]] Rect cardRect(std::size_t column, float y) const;
    [[nodiscard]] bool needsName(LinkId link) const;

    const Snapshot& m_snapshot;
    const Categories& m_categories;
    const JourneyView& m_view;
    const TextWidth& m_textWidth;
    std::size_t m_columns = 1;
    float m_cardWidth = 0;
    float m_y = 0;               // where the next part begins
    std::optional<Rect> m_above; // the last card drawn, that the next one hangs from
    std::int64_t m_day = 0;      // of the last card drawn
    bool m_anyDay = false;
    Scene m_scene;
};

} // namespace throughline
