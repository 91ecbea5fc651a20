// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/event_stages.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <string>

namespace throughline {

namespace {

using Name = std::pair<std::string, std::string>; // type and class, comparable; no class: of any

Name nameOf(const StageType& type)
{
    return {comparableName(type.type), comparableName(type.className)};
}

// The stages by the types that were given, and which of those were met.
class GivenTypes {
public:
    explicit GivenTypes(const FunnelStages& stages)
    {
        for (std::size_t stage = 0; stage < stages.stages.size(); ++stage) {
            for (const StageType& type : stages.stages[stage].types)
                m_types.try_emplace(nameOf(type), Given{static_cast<std::uint8_t>(stage), false});
        }
    }

    std::uint8_t stageOf(const std::string& type, const std::string& className)
    {
        Name name = {comparableName(type), {}};
        const std::uint8_t stage = meet(name);
        if (className.empty())
            return stage;
        name.second = comparableName(className);
        const std::uint8_t exact = meet(name);
        return exact == EventStages::kNone ? stage : exact;
    }

    // Whether an event was asked about that is of this type.
    [[nodiscard]] bool met(const StageType& type) const { return m_types.at(nameOf(type)).met; }

private:
    struct Given {
        std::uint8_t stage = EventStages::kNone;
        bool met = false;
    };

    std::uint8_t meet(const Name& name)
    {
        const auto found = m_types.find(name);
        if (found == m_types.end())
            return EventStages::kNone;
        found->second.met = true;
        return found->second.stage;
    }

    absl::flat_hash_map<Name, Given> m_types;
};

} // namespace

EventStages::EventStages(const Snapshot& snapshot, const FunnelStages& stages)
    : m_stages(snapshot.events.size()), m_eventsOf(stages.stages.size())
{
    const EventStore& events = snapshot.events;
    GivenTypes given(stages);
    absl::flat_hash_map<std::pair<StringId, StringId>, std::uint8_t> known;
    absl::flat_hash_map<StringId, std::size_t> places; // of types in m_types
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const StringId type = events.type(EventId(i));
        const StringId className = events.className(EventId(i));
        const auto [kind, isNew] = known.try_emplace({type, className}, kNone);
        if (isNew)
            kind->second = given.stageOf(snapshot.str(type), snapshot.str(className));
        m_stages[i] = kind->second;
        if (kind->second != kNone)
            ++m_eventsOf[kind->second];
        const auto [place, isFirst] = places.try_emplace(type, m_types.size());
        if (isFirst)
            m_types.emplace_back(type, 0);
        ++m_types[place->second].second;
    }
    for (const FunnelStage& stage : stages.stages) {
        for (const StageType& type : stage.types) {
            if (!given.met(type))
                m_unknown.push_back(&type);
        }
    }
    std::stable_sort(m_types.begin(), m_types.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
}

} // namespace throughline
