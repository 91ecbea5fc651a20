// SPDX-License-Identifier: GPL-3.0-or-later
// Timeline geometry: one contact, a lane per trace cluster, grouped in Interactive Sessions, with a glyph per
// event and arcs for causal links; or several contacts below each other on one axis, a group of lanes with a
// header each (spec 5, "Timeline").
#pragma once

#include "core/layout/categories.h"
#include "core/layout/mini_map.h"
#include "core/layout/scene.h"
#include "core/layout/time_axis.h"
#include "core/model/event_marks.h"
#include "core/model/journey.h"
#include "core/model/snapshot.h"

#include <absl/container/flat_hash_map.h>

#include <vector>

namespace throughline {

// What is to be shown of one contact.
struct ContactSessions {
    EntityId contact;
    std::vector<Session> sessions;
};

struct TimelineLane {
    TraceId trace;
    std::uint32_t group = 0;
    std::uint32_t session = 0;    // among those of all contacts
    std::vector<EventId> events;  // the contact's in this trace, in time order
    std::vector<EventId> marked;  // of these, errors and what has a finding
    std::vector<LinkId> linksIn;  // from other lanes, in time order of the effects
    std::vector<LinkId> linksOut; // to other lanes, in time order of the causes
    bool broken = false;          // a finding says that the chain breaks here
};

// The lanes of one contact, and which of all sessions are theirs.
struct TimelineGroup {
    EntityId contact;
    std::uint32_t firstSession = 0, sessions = 0;
    std::uint32_t firstLane = 0, lanes = 0;
    std::uint32_t events = 0;
};

// Lanes stand in rows. One contact has a row per lane; of several each has a header row above its own.
class TimelineLanes {
public:
    // More than these side by side would be read by nobody.
    static constexpr std::size_t kMostContacts = 8;

    TimelineLanes() = default;
    TimelineLanes(const Snapshot& snapshot, EntityId contact, std::vector<Session> sessions);
    TimelineLanes(const Snapshot& snapshot, std::vector<ContactSessions> contacts);

    [[nodiscard]] const std::vector<TimelineGroup>& groups() const { return m_groups; }
    [[nodiscard]] bool several() const { return m_groups.size() > 1; }
    // The first one; none where there is none.
    [[nodiscard]] EntityId contact() const { return m_groups.empty() ? EntityId() : m_groups[0].contact; }
    [[nodiscard]] const std::vector<Session>& sessions() const { return m_sessions; }
    [[nodiscard]] const std::vector<TimelineLane>& lanes() const { return m_lanes; }

    [[nodiscard]] std::size_t rows() const { return m_lanes.size() + (several() ? m_groups.size() : 0); }
    [[nodiscard]] std::size_t groupOnRow(std::size_t row) const;
    [[nodiscard]] std::size_t laneOnRow(std::size_t row) const; // npos on a header
    [[nodiscard]] std::size_t rowOfLane(std::size_t lane) const;
    [[nodiscard]] std::size_t headerRow(std::size_t group) const { return m_groups[group].firstLane + group; }
    [[nodiscard]] std::vector<EventId> events() const; // in the order of the lanes
    [[nodiscard]] std::vector<Interval> busy(const Snapshot& snapshot) const;
    // All events; make it once for lanes and axis and give it to the view.
    [[nodiscard]] MiniMap miniMap(const Snapshot& snapshot, const Categories& categories,
                                  const TimeAxis& axis) const;
    // The lane that holds an event, or npos; of an event that is about several of the contacts, the first.
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    [[nodiscard]] std::size_t laneOf(EventId event) const;
    [[nodiscard]] std::size_t rowOf(EventId event) const; // of its lane, or npos

private:
    void add(const Snapshot& snapshot, ContactSessions contact);
    static void mark(const Snapshot& snapshot, TimelineLane& lane);
    void connect(const Snapshot& snapshot);

    std::vector<TimelineGroup> m_groups;
    std::vector<Session> m_sessions;
    std::vector<TimelineLane> m_lanes;
    absl::flat_hash_map<EventId, std::uint32_t> m_laneOf;
};

struct TimelineView {
    float width = 0, height = 0;
    float nameWidth = 220;
    double scroll = 0; // pixels from the first row's top; the scene begins with a whole row
    Viewport viewport; // its width is width - nameWidth
    EventId selected;
    LinkId selectedLink;
    const MiniMap* miniMap =
        nullptr; // of these lanes and this axis; made anew for each scene where it is null
    const MarkedEvents* marks = nullptr; // none where it is null
};

inline constexpr float kLaneHeight = 48;
inline constexpr float kTimelineHeader = 112; // mini-map, session names and ruler
inline constexpr float kSeveralHeader = 72; // mini-map and ruler: of several contacts each has its own names

[[nodiscard]] float headerHeight(const TimelineLanes& lanes);
[[nodiscard]] double contentHeight(const TimelineLanes& lanes);

[[nodiscard]] Scene timelineScene(const Snapshot& snapshot, const Categories& categories,
                                  const TimelineLanes& lanes, const TimeAxis& axis, const TimelineView& view,
                                  const TextWidth& textWidth);

} // namespace throughline
