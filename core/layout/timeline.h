// SPDX-License-Identifier: GPL-3.0-or-later
// Timeline geometry: one contact, a lane per trace cluster, grouped in Interactive Sessions, with a glyph per
// event and arcs for causal links (spec 5, "Timeline").
#pragma once

#include "core/layout/categories.h"
#include "core/layout/scene.h"
#include "core/layout/time_axis.h"
#include "core/model/journey.h"
#include "core/model/snapshot.h"

#include <vector>

namespace throughline {

struct TimelineLane {
    TraceId trace;
    std::uint32_t session = 0;
    std::vector<EventId> events; // the contact's in this trace, in time order
};

class TimelineLanes {
public:
    TimelineLanes() = default;
    TimelineLanes(const Snapshot& snapshot, EntityId contact, std::vector<Session> sessions);

    [[nodiscard]] EntityId contact() const { return m_contact; }
    [[nodiscard]] const std::vector<Session>& sessions() const { return m_sessions; }
    [[nodiscard]] const std::vector<TimelineLane>& lanes() const { return m_lanes; }
    [[nodiscard]] std::vector<Interval> busy(const Snapshot& snapshot) const;
    // The lane that holds an event, or npos.
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    [[nodiscard]] std::size_t laneOf(const Snapshot& snapshot, EventId event) const;

private:
    EntityId m_contact;
    std::vector<Session> m_sessions;
    std::vector<TimelineLane> m_lanes;
};

struct TimelineView {
    float width = 0, height = 0;
    float nameWidth = 220;
    double scroll = 0;
    Viewport viewport; // its width is width - nameWidth
    EventId selected;
    EventId hovered;
};

inline constexpr float kLaneHeight = 48;
inline constexpr float kTimelineHeader = 100; // mini-map, session names and ruler

[[nodiscard]] Scene timelineScene(const Snapshot& snapshot, const Categories& categories,
                                  const TimelineLanes& lanes, const TimeAxis& axis, const TimelineView& view,
                                  const TextWidth& textWidth);

} // namespace throughline
