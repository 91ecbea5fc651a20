// SPDX-License-Identifier: GPL-3.0-or-later
// TokenIndex: every updated_by of a snapshot's rows, by correlation id, by row and by table, and the tree of
// jobs that the tokens name (spec 3, "What the app does with tokens").
//
// Built when tokens are asked about, not when data are loaded; costs a walk over mutations and jobs, not over
// events. A mutation is named by its number in the snapshot's executions, which is its place in time.
// Immutable, any thread; the snapshot outlives it.
#pragma once

#include "core/model/snapshot.h"
#include "core/token/job_tree.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

class TokenIndex {
public:
    using MutationNumber = std::uint32_t;

    // How far the rows of a table are tracked.
    struct TableUse {
        StringId table;
        std::uint32_t tracked = 0;         // mutations with a token
        std::uint32_t untracked = 0;       // rows that were changed without one
        MutationNumber firstUntracked = 0; // where there is one
    };

    explicit TokenIndex(const Snapshot& snapshot);

    [[nodiscard]] const Snapshot& snapshot() const { return m_snapshot; }
    [[nodiscard]] const JobTree& jobs() const { return m_jobs; }
    [[nodiscard]] const Mutation& mutation(MutationNumber number) const
    {
        return m_snapshot.executions.mutations()[number];
    }

    // Mutations whose token has this correlation id, of any case, or is it, in time order. One that the
    // payload of an event or invocation tells of and the table itself holds, too, counts once.
    [[nodiscard]] std::vector<MutationNumber> ofCorrelation(std::string_view uuid) const;
    // Those whose updated_by is this text and no token.
    [[nodiscard]] std::vector<MutationNumber> ofText(std::string_view text) const;
    // All of one row, in time order.
    [[nodiscard]] std::span<const MutationNumber> ofRow(StringId table, StringId row) const;
    // All zero for a table that has no updated_by.
    [[nodiscard]] TableUse ofTable(StringId table) const;
    // Jobs whose row has this correlation id, in the order in which they were created.
    [[nodiscard]] std::vector<StringId> jobsOfCorrelation(std::string_view uuid) const;

private:
    void indexRows();
    void indexTables();

    const Snapshot& m_snapshot;
    JobTree m_jobs;
    std::vector<std::pair<std::uint64_t, MutationNumber>> m_byCorrelation; // hash of the id in small letters
    std::vector<MutationNumber> m_byRow;                                   // by table, row, time
    std::vector<TableUse> m_tables;                                        // by table
};

// The correlation id of a token, or a text that is one alone; empty where there is none. Two are the same
// where only their letters' case differs, though each is kept as written (seed 2).
[[nodiscard]] std::string correlationOf(std::string_view updatedBy);

} // namespace throughline
