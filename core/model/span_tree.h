// SPDX-License-Identifier: GPL-3.0-or-later
// SpanTree: the spans of what a view shows, flat and in pre-order, as its statistics, its flame graph and the
// search in it take them.
//
// Plain data, made by layout/ (WaterfallRows::spanTree()), a value without ties to a thread.
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <vector>

namespace throughline {

struct SpanNode {
    static constexpr std::uint32_t kNone = 0xffffffff;

    EventId event;                // of a missing parent the first of its orphans
    std::uint32_t parent = kNone; // a node before this one; none for a root
    bool missing = false;         // stands for a parent that is not in the data
};

struct SpanTree {
    std::vector<SpanNode> nodes;

    [[nodiscard]] bool empty() const { return nodes.empty(); }
};

} // namespace throughline
