// SPDX-License-Identifier: GPL-3.0-or-later
// TimelinePage: what happened to one contact: a lane per trace, grouped in Interactive Sessions, with a glyph
// per event and arcs for causal links (spec 5, "Timeline").
//
// The contact is that of the selected event; where it has none, that of the subject. Further contacts, which
// ViewState holds, stand below it on the same axis, until they are closed; they stay when the first one
// changes. Only events that pass the filter are there. GUI thread only.
#pragma once

#include "ui/views/time_view.h"
#include "ui/views/timeline/timeline_content.h"

#include <string>

namespace throughline {

class ContactField;

class TimelinePage : public TimeView {
    Q_OBJECT
public:
    TimelinePage(Navigator& navigator, ViewState& state, QWidget* parent = nullptr);

    [[nodiscard]] const TimelineLanes& lanes() const { return m_lanes; }
    // Shows a further contact, by its name; says so where it cannot be shown, and is false then.
    bool showBeside(const std::string& contact);

protected:
    [[nodiscard]] Plan plan() override;
    void forget() override;
    void refreshed() override;
    [[nodiscard]] Notice emptyNotice() const override;
    void describe() override;
    [[nodiscard]] std::vector<EventId> events() const override { return m_inTime; }
    [[nodiscard]] Scene draw(const Shown& shown) const override;
    [[nodiscard]] double heightOfContent() const override { return contentHeight(m_lanes); }
    [[nodiscard]] float heightOfHeader() const override { return headerHeight(m_lanes); }
    [[nodiscard]] float heightOfLine() const override { return kLaneHeight; }
    [[nodiscard]] std::optional<double> topOf(EventId event) const override;
    [[nodiscard]] EventId eventOf(const Zone&) const override { return {}; }
    [[nodiscard]] bool toggle(const Zone& zone) override;
    [[nodiscard]] EventId moved(Move move) const override;
    [[nodiscard]] bool turnInto(bool inward) override;
    void addToMenu(QMenu& menu, EventId event) override;
    [[nodiscard]] QString tipOf(const Zone& zone) const override;

private:
    [[nodiscard]] EntityId contactNow() const;
    [[nodiscard]] std::string nameOf(EntityId contact) const;
    // Those to be shown when the place is about this one.
    [[nodiscard]] std::vector<EntityId> contactsAround(EntityId contact);
    void addContactCommands();
    void close(std::size_t group);
    void closeSelected();
    [[nodiscard]] std::size_t filteredOut() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] std::size_t sessionOf(EventId event) const;
    [[nodiscard]] EventId nearestInLane(std::size_t lane) const;
    [[nodiscard]] QString dates() const;

    std::shared_ptr<const Snapshot> m_shown; // what the lanes refer to
    TimelineLanes m_lanes;
    std::string m_first;  // a name, which outlives a load; the others are ViewState's
    EventFilter m_filter; // of what the lanes show
    ContactField* m_field;
    std::vector<EventId> m_inTime; // all events of the lanes, each once
    // What lanes are asked for.
    struct Question {
        std::shared_ptr<const Snapshot> snapshot;
        std::vector<EntityId> contacts;
        EventFilter filter;
        friend bool operator==(const Question&, const Question&) = default;
    };
    Question m_coming;   // what was last asked to be made
    std::string m_added; // the contact that comes into sight once it is there
};

} // namespace throughline
