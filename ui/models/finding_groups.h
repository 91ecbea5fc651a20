// SPDX-License-Identifier: GPL-3.0-or-later
// FindingGroups: findings grouped by severity, kind and class for a tree. Plain data and a pure function, any
// thread.
#pragma once

#include "core/base/progress.h"
#include "core/model/event_filter.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

struct FindingGroups {
    enum Level : std::uint8_t { BySeverity, ByKind, ByClass };
    struct Node {
        Level level = BySeverity;
        Severity severity = Severity::Info;
        FindingKind kind = FindingKind::MissingTrace; // from ByKind on
        StringId className;                           // ByClass
        // ByClass: what is likely behind all of them; Unknown where that differs.
        HoleCause hole = HoleCause::Unknown;
        std::uint32_t parent = kNone;
        std::uint32_t rowInParent = 0;
        std::uint32_t firstChild = 0; // a node; of a ByClass node an index into findings
        std::uint32_t children = 0;
        std::uint32_t count = 0; // findings below
    };
    static constexpr std::uint32_t kNone = 0xffffffff;

    std::vector<Node> nodes;         // parents before children, the children of one node together
    std::vector<FindingId> findings; // in the order of the tree
    std::uint32_t topNodes = 0;      // the first nodes
    std::uint32_t total = 0;         // without the filter
};

// The worst severity first; then kinds in the order of their enum, classes with the most findings first,
// events by time. The filter is part of the kind's name, the class, the missing id, the event's id or one of
// its entities; beside it only findings of events that pass are there.
[[nodiscard]] FindingGroups groupFindings(const Snapshot& snapshot, const std::string& filter,
                                          const EventFilter& events = {}, const CancelToken& cancel = {});

} // namespace throughline
