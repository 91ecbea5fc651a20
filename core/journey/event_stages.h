// SPDX-License-Identifier: GPL-3.0-or-later
// EventStages: the stage of a funnel that each event of a snapshot is of, as a small number.
//
// Looks at every event once; immutable, any thread. The stages must outlive it.
#pragma once

#include "core/base/paged_array.h"
#include "core/journey/funnel_stages.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace throughline {

class EventStages {
public:
    static constexpr std::uint8_t kNone = 0xff;

    EventStages(const Snapshot& snapshot, const FunnelStages& stages);

    // The number of the stage that the event's type and class belong to; kNone for one that is of no stage.
    [[nodiscard]] std::uint8_t of(EventId e) const { return m_stages[e.index()]; }
    [[nodiscard]] std::size_t size() const { return m_eventsOf.size(); } // stages
    // How many events are of a stage.
    [[nodiscard]] std::uint32_t eventsOf(std::size_t stage) const { return m_eventsOf[stage]; }
    // The types that were given but that no event here has, in the order of the document.
    [[nodiscard]] const std::vector<const StageType*>& unknown() const { return m_unknown; }
    // The types that events here have and how many events have each: the most frequent first, then the
    // earliest.
    [[nodiscard]] const std::vector<std::pair<StringId, std::uint32_t>>& types() const { return m_types; }

private:
    PagedArray<std::uint8_t> m_stages; // by event
    std::vector<std::uint32_t> m_eventsOf;
    std::vector<const StageType*> m_unknown;
    std::vector<std::pair<StringId, std::uint32_t>> m_types;
};

} // namespace throughline
