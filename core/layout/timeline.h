// SPDX-License-Identifier: GPL-3.0-or-later
// Timeline geometry: one contact, a lane per trace cluster, grouped in Interactive Sessions, with a glyph per
// event and arcs for causal links (spec 5, "Timeline").
#pragma once

#include "core/layout/categories.h"
#include "core/layout/mini_map.h"
#include "core/layout/scene.h"
#include "core/layout/time_axis.h"
#include "core/model/journey.h"
#include "core/model/snapshot.h"

#include <absl/container/flat_hash_map.h>

#include <vector>

namespace throughline {

struct TimelineLane {
    TraceId trace;
    std::uint32_t session = 0;
    std::vector<EventId> events;  // the contact's in this trace, in time order
    std::vector<EventId> marked;  // of these, errors and what has a finding
    std::vector<LinkId> linksIn;  // from other lanes, in time order of the effects
    std::vector<LinkId> linksOut; // to other lanes, in time order of the causes
    bool broken = false;          // a finding says that the chain breaks here
};

class TimelineLanes {
public:
    TimelineLanes() = default;
    TimelineLanes(const Snapshot& snapshot, EntityId contact, std::vector<Session> sessions);

    [[nodiscard]] EntityId contact() const { return m_contact; }
    [[nodiscard]] const std::vector<Session>& sessions() const { return m_sessions; }
    [[nodiscard]] const std::vector<TimelineLane>& lanes() const { return m_lanes; }
    [[nodiscard]] std::vector<Interval> busy(const Snapshot& snapshot) const;
    // All events; make it once for lanes and axis and give it to the view.
    [[nodiscard]] MiniMap miniMap(const Snapshot& snapshot, const Categories& categories,
                                  const TimeAxis& axis) const;
    // The lane that holds an event, or npos.
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    [[nodiscard]] std::size_t laneOf(EventId event) const;

private:
    static void mark(const Snapshot& snapshot, TimelineLane& lane);
    void connect(const Snapshot& snapshot);

    EntityId m_contact;
    std::vector<Session> m_sessions;
    std::vector<TimelineLane> m_lanes;
    absl::flat_hash_map<EventId, std::uint32_t> m_laneOf;
};

struct TimelineView {
    float width = 0, height = 0;
    float nameWidth = 220;
    double scroll = 0; // pixels from the first lane's top; the scene begins with a whole lane
    Viewport viewport; // its width is width - nameWidth
    EventId selected;
    LinkId selectedLink;
    const MiniMap* miniMap =
        nullptr; // of these lanes and this axis; made anew for each scene where it is null
};

inline constexpr float kLaneHeight = 48;
inline constexpr float kTimelineHeader = 112; // mini-map, session names and ruler

[[nodiscard]] double contentHeight(const TimelineLanes& lanes);

[[nodiscard]] Scene timelineScene(const Snapshot& snapshot, const Categories& categories,
                                  const TimelineLanes& lanes, const TimeAxis& axis, const TimelineView& view,
                                  const TextWidth& textWidth);

} // namespace throughline
