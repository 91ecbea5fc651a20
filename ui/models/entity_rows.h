// SPDX-License-Identifier: GPL-3.0-or-later
// EntityRows: the entities of one kind, or all traces, filtered and sorted, for a list. Plain data and a pure
// function, any thread.
#pragma once

#include "core/base/progress.h"
#include "core/model/snapshot.h"
#include "ui/session/order_attributions.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

enum class EntitySort : std::uint8_t { Value, Detail, Time };

// Traces are listed like a kind of entities: spans often name no entity at all.
inline constexpr std::string_view kTraceKind = "trace";

struct EntityRow {
    EntityId entity;          // none for a trace
    TraceId trace;            // none for an entity
    EntityId campaign;        // of an order that has one
    TimeNs time = kNoTime;    // of the event it stands for: creation, start, or a contact's latest event
    std::uint32_t events = 0; // that name it
    std::uint32_t breaks = 0; // findings of theirs that break a chain
    std::uint32_t orders = 0; // of a campaign
};

struct EntityQuery {
    std::string kind;
    std::string filter; // part of the value or of the campaign's, of a trace's id, type or class; case does
                        // not matter for ASCII
    EntitySort sort = EntitySort::Time;
    bool descending = false;
};

struct EntityRows {
    std::vector<EntityRow> rows;
    std::uint32_t total = 0; // without the filter
};

// Linear in entities and their events, plus sorting. Ends early, with whatever there is, where it was
// cancelled.
[[nodiscard]] EntityRows entityRows(const Snapshot& snapshot, const AttributionIndex& attributions,
                                    const EntityQuery& query, const CancelToken& cancel = {});

// Whether the text holds the part, ASCII letters compared without case. An empty part is in every text.
[[nodiscard]] bool holds(std::string_view text, std::string_view part);

struct KindCount {
    std::string kind;
    std::uint32_t count = 0;
};
// The kinds of entities in the data: order, contact, campaign, message and traces first, the others by
// number.
[[nodiscard]] std::vector<KindCount> entityKinds(const Snapshot& snapshot);

} // namespace throughline
