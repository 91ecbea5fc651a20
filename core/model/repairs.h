// SPDX-License-Identifier: GPL-3.0-or-later
// Repairs: likely causes of events that lost their own, as plain data (spec 2, "Link fallback").
//
// Filled by reconstruct/fallback, then immutable: any thread may read. Those that are accepted are also links
// of kind `inferred`.
#pragma once

#include "core/base/ids.h"
#include "core/model/links.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

inline constexpr double kUsualThreshold = 0.8; // at or above it the likeliest cause is accepted

// What a person says of a candidate.
enum class Verdict : std::uint8_t { None, Confirmed, Rejected };

struct Repair {
    EventId cause;
    EventId effect;
    Confidence confidence;
    // The share of all intact links into events of the effect's kind that come from events of the cause's
    // kind.
    Confidence usual;
    bool accepted = false;
    bool learned = true; // false: of too few intact links, so it is only offered
    Verdict verdict = Verdict::None;
    bool viaMissing = false; // the cause is not here; this is an ancestor of it

    friend bool operator==(const Repair&, const Repair&) = default;
};

// The link that a repair makes.
[[nodiscard]] Link linkOf(const Repair& repair);

class RepairTable {
public:
    RepairTable() = default;
    // Ordered by effect, the likeliest of each first.
    explicit RepairTable(std::vector<Repair> repairs) : m_repairs(std::move(repairs)) {}

    [[nodiscard]] std::span<const Repair> all() const { return m_repairs; }
    // Events for which candidates are only offered, because too little is known of such events.
    [[nodiscard]] std::uint32_t unlearned() const;
    // What is offered for an event, by binary search.
    [[nodiscard]] std::span<const Repair> of(EventId effect) const;
    // The accepted ones as links, by effect.
    [[nodiscard]] std::vector<Link> links() const;

private:
    std::vector<Repair> m_repairs;
};

} // namespace throughline
