// SPDX-License-Identifier: GPL-3.0-or-later
// TimelinePage: what happened to one contact: a lane per trace, grouped in Interactive Sessions, with a glyph
// per event and arcs for causal links (spec 5, "Timeline").
//
// The contact is that of the selected event; where it has none, that of the subject. GUI thread only.
#pragma once

#include "ui/views/time_view.h"
#include "ui/views/timeline/timeline_content.h"

namespace throughline {

class TimelinePage : public TimeView {
    Q_OBJECT
public:
    TimelinePage(Navigator& navigator, ViewState& state, QWidget* parent = nullptr);

    [[nodiscard]] const TimelineLanes& lanes() const { return m_lanes; }

protected:
    [[nodiscard]] Loaded load() override;
    [[nodiscard]] Notice emptyNotice() const override;
    void describe() override;
    [[nodiscard]] std::vector<Interval> busy() const override { return m_lanes.busy(*m_shown); }
    void axisChanged() override;
    [[nodiscard]] Scene draw(const Shown& shown) const override;
    [[nodiscard]] double heightOfContent() const override { return contentHeight(m_lanes); }
    [[nodiscard]] float heightOfHeader() const override { return kTimelineHeader; }
    [[nodiscard]] float heightOfLine() const override { return kLaneHeight; }
    [[nodiscard]] std::optional<double> topOf(EventId event) const override;
    [[nodiscard]] EventId eventOf(const Zone&) const override { return {}; }
    [[nodiscard]] std::vector<EventId> events() const override { return m_inTime; }
    [[nodiscard]] bool toggle(const Zone&) override { return false; }
    [[nodiscard]] EventId moved(Move move) const override;
    [[nodiscard]] bool turnInto(bool inward) override;

private:
    [[nodiscard]] EntityId contactNow() const;
    [[nodiscard]] std::size_t sessionOf(EventId event) const;
    [[nodiscard]] EventId nearestInLane(std::size_t lane) const;
    [[nodiscard]] QString dates() const;

    std::shared_ptr<const Snapshot> m_shown; // what the lanes refer to
    TimelineLanes m_lanes;
    std::vector<EventId> m_inTime; // all events of the lanes
    MiniMap m_miniMap;
};

} // namespace throughline
