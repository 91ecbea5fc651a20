// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshot: the records of one load and what was made of them. The only thing that crosses from the loading
// thread to the rest of the program, as a shared_ptr<const Snapshot>; immutable, so any thread may read it.
#pragma once

#include "core/model/clusters.h"
#include "core/model/findings.h"
#include "core/model/links.h"
#include "core/model/losses.h"
#include "core/model/records.h"
#include "core/model/repairs.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace throughline {

// Of a load that was to read only the beginning of its sources: how much that was, as it lies on disk.
struct Preview {
    std::uint64_t bytesRead = 0;
    std::uint64_t bytesTotal = 0; // 0 where it is not known
};

struct Snapshot {
    // Of sealed records.
    explicit Snapshot(std::shared_ptr<const Records> sealed = std::make_shared<const Records>())
        : records(std::move(sealed))
    {}

    const std::shared_ptr<const Records> records; // shared with the snapshots that are made of this one
    const StringPool& strings = records->strings;
    const EntityTable& entities = records->entities;
    const EventStore& events = records->events;
    const ExecutionRecords& executions = records->executions;
    const RecordContexts& contexts = records->contexts;
    const ImportReport& report = records->report;
    const std::shared_ptr<const Payloads>& payloads = records->payloads;

    ClusterTable clusters;
    LinkTable links;
    RepairTable repairs;
    FindingTable findings;
    LossTable losses;
    DurationNs loadTime = 0; // wall clock, reading to reconstruction
    // Where not everything was read. Then there are no findings: what they miss may be in the rest, and so
    // may causes of what looks like a root.
    std::optional<Preview> preview;

    // Texts for people and for output ---------------------------------------------------------------
    [[nodiscard]] std::string str(StringId id) const { return strings.str(id); }
    // The event's id; where it has none, "<source number>@<offset>" (spec 1: made up from source and line).
    [[nodiscard]] std::string eventName(EventId e) const;
    // The trace id; for the cluster of an event without one, "untraced:" and the event's id.
    [[nodiscard]] std::string traceName(TraceId t) const;
    // "order:1234".
    [[nodiscard]] std::string entityName(EntityId id) const;
    // Class, or type where there is no class.
    [[nodiscard]] StringId classOf(EventId e) const;
    [[nodiscard]] std::string className(EventId e) const;

    // Look-ups --------------------------------------------------------------------------------------
    [[nodiscard]] EntityId findEntity(std::string_view kind, std::string_view value) const;
    [[nodiscard]] EventId findEvent(std::string_view id) const; // also a made-up id
    [[nodiscard]] TraceId findTrace(std::string_view id) const; // also a made-up id
    // The event that created an entity: the earliest one that names it (spec 2, `context`).
    [[nodiscard]] EventId creatorOf(EntityId entity) const;
    // Earliest start and latest end of all timed events; both kNoTime where there are none.
    [[nodiscard]] TimeNs from() const;
    [[nodiscard]] TimeNs to() const;
};

} // namespace throughline
