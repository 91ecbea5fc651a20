// SPDX-License-Identifier: GPL-3.0-or-later
// Findings: what is broken or doubtful in the chains (spec 2, "Findings"), as plain data.
//
// Filled by reconstruct/checks, then immutable: any thread may read.
#pragma once

#include "core/base/ids.h"
#include "core/base/problem.h"
#include "core/model/losses.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace throughline {

enum class FindingKind : std::uint8_t {
    MissingTrace,
    MissingParent,
    UnexpectedRoot,
    DanglingCausal,
    DanglingContext,
    ContradictoryLinks,
    LinkCycle,
    ParentCycle,
    DuplicateSpan,
    ClockSkew,
    LoggedBreak,
    GlueIdentity // an identity that joins strangers
};
inline constexpr std::size_t kFindingKindCount = 12;

[[nodiscard]] std::string_view nameOf(FindingKind kind); // "missing-trace"
[[nodiscard]] Severity severityOf(FindingKind kind);
// True where the seed's sentence "Broken Trace Chain at <class>" is said (seed 1, section 7).
[[nodiscard]] bool breaksChain(FindingKind kind);

struct Finding {
    FindingKind kind = FindingKind::MissingTrace;
    HoleCause hole = HoleCause::Unknown; // of one that breaks a chain: why, most likely
    EventId event;                       // where it is seen
    // The span, trace or message id that is not here, or the value that is no identity; none where nothing is
    // missing.
    StringId missing;
    EventId related; // the other event: the earlier bearer of a span id, the cause that comes later, …

    friend bool operator==(const Finding&, const Finding&) = default;
};

class FindingTable {
public:
    FindingTable() = default;
    // Takes findings in any order; they are kept by event, then kind.
    explicit FindingTable(std::vector<Finding> findings);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_findings.size()); }
    [[nodiscard]] const Finding& operator[](FindingId id) const { return m_findings[id.index()]; }
    [[nodiscard]] std::span<const Finding> all() const { return m_findings; }
    // The findings of one event, by binary search.
    [[nodiscard]] std::span<const Finding> of(EventId e) const;

private:
    std::vector<Finding> m_findings;
};

} // namespace throughline
