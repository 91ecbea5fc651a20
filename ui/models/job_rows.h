// SPDX-License-Identifier: GPL-3.0-or-later
// JobRows: the jobs of a token as a tree that a view can show however large it is: parents and children as
// row numbers. Plain data and pure functions, any thread.
//
// A chain of thousands of jobs would need as many levels, more than a view can nest or a panel is wide: from
// the last level on jobs stand below each other.
#pragma once

#include "core/token/job_tree.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace throughline {

struct JobRows {
    using Row = std::uint32_t;
    static constexpr Row kNone = 0xffff'ffff;
    static constexpr std::uint32_t kMostLevels = 8;

    struct Node {
        JobInTree job;
        Row parent = kNone;
        std::uint32_t rowInParent = 0;
        std::uint32_t firstChild = 0; // in `children`
        std::uint32_t childCount = 0;
    };

    std::vector<Node> nodes;   // in pre-order
    std::vector<Row> children; // of each node together
    std::vector<Row> roots;
    Row own = kNone; // the job that the token names
    bool isOneDay = true;

    [[nodiscard]] std::span<const Row> below(Row parent) const
    {
        return parent == kNone ? std::span<const Row>(roots)
                               : std::span<const Row>(children).subspan(nodes[parent].firstChild,
                                                                        nodes[parent].childCount);
    }
};

// `own`: the token's job, or none.
[[nodiscard]] JobRows jobRowsOf(const JobLineage& lineage, StringId own);

// How a job went, as far as its status says.
enum class JobState : std::uint8_t { Done, Running, Failed, Other, Missing };
[[nodiscard]] JobState jobStateOf(const Snapshot& snapshot, const JobInTree& job);

} // namespace throughline
