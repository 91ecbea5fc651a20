// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/token_answer.h"

#include "core/base/shown_zone.h"
#include "core/token/mutation_operations.h"

#include <absl/container/flat_hash_map.h>

#include <span>
#include <utility>

namespace throughline {

namespace {

using PlaceKey = std::pair<std::uint32_t, std::uint64_t>;

PlaceKey keyOf(const RecordPlace& place)
{
    return {place.source.index(), place.offset};
}

MutationRows rowsOf(const TokenIndex& index, std::span<const TokenIndex::MutationNumber> mutations,
                    std::span<const EventId> events)
{
    const EventStore& all = index.snapshot().events;
    absl::flat_hash_map<PlaceKey, EventId> byPlace;
    for (const EventId event : events) {
        if (all.place(event).source)
            byPlace.try_emplace(keyOf(all.place(event)), event);
    }
    const std::vector<StringId> operations = operationsOf(index, mutations);
    MutationRows rows;
    TimeNs day = kNoTime;
    for (std::size_t i = 0; i < mutations.size(); ++i) {
        const Mutation& mutation = index.mutation(mutations[i]);
        const auto event = mutation.place.source ? byPlace.find(keyOf(mutation.place)) : byPlace.end();
        rows.rows.push_back({.number = mutations[i],
                             .operation = operations[i],
                             .event = event == byPlace.end() ? EventId() : event->second});
        rows.hasOperations = rows.hasOperations || operations[i];
        if (mutation.time == kNoTime)
            continue;
        const std::int64_t itsDay = ShownZone::dayOf(mutation.time);
        rows.isOneDay = rows.isOneDay && (day == kNoTime || day == itsDay);
        day = itsDay;
    }
    return rows;
}

} // namespace

TokenAnswer answerTo(const TokenIndex& index, const std::string& token)
{
    TokenAnswer answer{.inspection = inspectToken(index, token), .jobs = {}, .mutations = {}};
    const TokenInspection& inspection = answer.inspection;
    const StringId own = index.jobs().find(jobNamedBy(token));
    answer.jobs = jobRowsOf(inspection.lineage, own);
    answer.mutations = rowsOf(index, inspection.mutations, inspection.events);
    return answer;
}

MutationRows historyOf(const TokenIndex& index, StringId table, StringId row)
{
    return rowsOf(index, index.ofRow(table, row), {});
}

} // namespace throughline
