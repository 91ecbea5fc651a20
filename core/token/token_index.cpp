// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/token/token_index.h"

#include "core/base/letter_case.h"
#include "core/token/tracking_token.h"

#include <absl/container/flat_hash_map.h>
#include <absl/hash/hash.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>

namespace throughline {

namespace {

std::uint64_t hashOf(std::string_view uuid)
{
    std::string text(uuid);
    std::transform(text.begin(), text.end(), text.begin(), lowerCase);
    return absl::HashOf(text);
}

auto rowOf(const Mutation& mutation)
{
    return std::pair(mutation.table, mutation.row);
}

// Of mutations that write the same token to the same row those stay that were seen in the best place, each
// time of them once.
void dropTwins(std::span<const Mutation> all, std::vector<TokenIndex::MutationNumber>& numbers)
{
    const auto keyOf = [all](TokenIndex::MutationNumber number) {
        const Mutation& m = all[number];
        return std::tuple(m.table, m.row, m.token);
    };
    std::sort(numbers.begin(), numbers.end(), [&](auto a, auto b) {
        return std::tuple(keyOf(a), all[a].origin, a) < std::tuple(keyOf(b), all[b].origin, b);
    });
    std::vector<TokenIndex::MutationNumber> kept;
    std::size_t first = 0; // of those of one key
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (keyOf(numbers[i]) != keyOf(numbers[first]))
            first = i;
        const bool isBest = all[numbers[i]].origin == all[numbers[first]].origin;
        const bool isNew = i == first || all[numbers[i]].time != all[kept.back()].time;
        if (isBest && isNew)
            kept.push_back(numbers[i]);
    }
    std::sort(kept.begin(), kept.end());
    numbers = std::move(kept);
}

} // namespace

std::string correlationOf(std::string_view updatedBy)
{
    if (isUuid(updatedBy))
        return std::string(updatedBy);
    return TrackingToken::getCorrelationId(updatedBy).value_or("");
}

TokenIndex::TokenIndex(const Snapshot& snapshot) : m_snapshot(snapshot), m_jobs(snapshot)
{
    const std::span<const Mutation> mutations = snapshot.executions.mutations();
    absl::flat_hash_map<StringId, std::string> known;
    for (MutationNumber number = 0; number < mutations.size(); ++number) {
        const StringId token = mutations[number].token;
        const auto [entry, isNew] = known.try_emplace(token);
        if (isNew)
            entry->second = correlationOf(snapshot.str(token));
        if (!entry->second.empty())
            m_byCorrelation.emplace_back(hashOf(entry->second), number);
    }
    std::sort(m_byCorrelation.begin(), m_byCorrelation.end());
    indexRows();
    indexTables();
}

void TokenIndex::indexRows()
{
    m_byRow.resize(m_snapshot.executions.mutations().size());
    std::iota(m_byRow.begin(), m_byRow.end(), MutationNumber{0});
    std::stable_sort(m_byRow.begin(), m_byRow.end(), [this](MutationNumber a, MutationNumber b) {
        return rowOf(mutation(a)) < rowOf(mutation(b));
    });
}

void TokenIndex::indexTables()
{
    absl::flat_hash_map<StringId, bool> isTracked;
    const Mutation* lastUntracked = nullptr;
    for (const MutationNumber number : m_byRow) {
        const Mutation& seen = mutation(number);
        if (m_tables.empty() || m_tables.back().table != seen.table)
            m_tables.push_back({.table = seen.table});
        TableUse& use = m_tables.back();
        const std::string text = m_snapshot.str(seen.token);
        const auto [tracked, isNew] = isTracked.try_emplace(seen.token);
        if (isNew)
            tracked->second = TrackingToken::isValid(text);
        use.tracked += tracked->second ? 1 : 0;
        if (tracked->second || isUuid(text))
            continue;
        const bool isSameRow = seen.row && lastUntracked && rowOf(*lastUntracked) == rowOf(seen);
        use.firstUntracked = use.untracked == 0 ? number : use.firstUntracked;
        use.untracked += isSameRow ? 0 : 1;
        lastUntracked = &seen;
    }
}

std::vector<TokenIndex::MutationNumber> TokenIndex::ofCorrelation(std::string_view uuid) const
{
    std::vector<MutationNumber> numbers;
    const std::uint64_t hash = hashOf(uuid);
    for (auto entry = std::lower_bound(m_byCorrelation.begin(), m_byCorrelation.end(),
                                       std::pair(hash, MutationNumber{0}));
         entry != m_byCorrelation.end() && entry->first == hash; ++entry) {
        if (equalIgnoringCase(correlationOf(m_snapshot.str(mutation(entry->second).token)), uuid))
            numbers.push_back(entry->second);
    }
    dropTwins(m_snapshot.executions.mutations(), numbers);
    return numbers;
}

std::vector<TokenIndex::MutationNumber> TokenIndex::ofText(std::string_view text) const
{
    std::vector<MutationNumber> numbers;
    const StringId token = m_snapshot.strings.find(text);
    const std::span<const Mutation> mutations = m_snapshot.executions.mutations();
    for (MutationNumber number = 0; token && number < mutations.size(); ++number) {
        if (mutations[number].token == token)
            numbers.push_back(number);
    }
    dropTwins(mutations, numbers);
    return numbers;
}

std::span<const TokenIndex::MutationNumber> TokenIndex::ofRow(StringId table, StringId row) const
{
    const std::pair wanted(table, row);
    const auto begin = std::lower_bound(
        m_byRow.begin(), m_byRow.end(), wanted,
        [this](MutationNumber number, const auto& key) { return rowOf(mutation(number)) < key; });
    const auto end =
        std::upper_bound(begin, m_byRow.end(), wanted, [this](const auto& key, MutationNumber number) {
            return key < rowOf(mutation(number));
        });
    return {begin, end};
}

TokenIndex::TableUse TokenIndex::ofTable(StringId table) const
{
    const auto found = std::lower_bound(m_tables.begin(), m_tables.end(), table,
                                        [](const TableUse& use, StringId key) { return use.table < key; });
    return found != m_tables.end() && found->table == table ? *found : TableUse{.table = table};
}

std::vector<StringId> TokenIndex::jobsOfCorrelation(std::string_view uuid) const
{
    std::vector<std::pair<TimeNs, StringId>> found;
    for (const JobExecution& job : m_snapshot.executions.jobs().all()) {
        if (job.correlation && equalIgnoringCase(uuidOf(m_snapshot.str(job.correlation)), uuid))
            found.emplace_back(job.createdAt, job.id);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<StringId> ids;
    for (const auto& [time, id] : found)
        ids.push_back(id);
    return ids;
}

} // namespace throughline
