// SPDX-License-Identifier: GPL-3.0-or-later
// Losses: how often the events of each class lack the cause that they should have, and what is likely behind
// it, as plain data (spec 5, "Findings": likely cause of each hole).
//
// Filled by reconstruct/hole_causes, then immutable: any thread may read.
#pragma once

#include "core/base/ids.h"

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <string_view>
#include <utility>

namespace throughline {

// Why a cause is not here, as far as the data tell.
enum class HoleCause : std::uint8_t {
    Unknown,
    EdgeOfData,        // it lies before the beginning of the data
    ContextLost,       // it is here, but its ids were not handed on
    NeverInstrumented, // the class hands no ids on
    OtherSystem,       // it is of a system whose events are never here
    Pruned             // it was of a system whose events usually are here
};

[[nodiscard]] std::string_view nameOf(HoleCause cause); // "context-lost"

// Of the events of a class, or of a type where events have no class.
struct ClassLosses {
    std::uint32_t events = 0;
    std::uint32_t untraced = 0;   // have no trace id
    std::uint32_t caused = 0;     // have an exact cause
    std::uint32_t lost = 0;       // have none and name none, though they should have one: unexpected roots
    std::uint32_t naming = 0;     // name a cause by its id
    std::uint32_t unresolved = 0; // of those: what they name is not here
    std::uint32_t after = 0;      // began after a cause that had a duration was over
    std::uint32_t during = 0;     // or while it lasted

    // Causes are mostly over when their effects begin: jobs and messages rather than calls.
    [[nodiscard]] bool asynchronous() const { return after > during; }

    friend bool operator==(const ClassLosses&, const ClassLosses&) = default;
};

class LossTable {
public:
    LossTable() = default;
    explicit LossTable(absl::flat_hash_map<StringId, ClassLosses> losses) : m_losses(std::move(losses)) {}

    // All zero for what has no findings.
    [[nodiscard]] ClassLosses of(StringId classOrType) const
    {
        const auto found = m_losses.find(classOrType);
        return found == m_losses.end() ? ClassLosses() : found->second;
    }

private:
    absl::flat_hash_map<StringId, ClassLosses> m_losses; // of classes that have findings
};

} // namespace throughline
