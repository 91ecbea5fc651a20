// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/findings.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace throughline {

namespace {

struct Description {
    FindingKind kind;
    std::string_view name;
    Severity severity;
    bool breaksChain;
};

using enum Severity;

// A context that was lost breaks the chain and ends in a wrong answer if nobody looks: error. What is missing
// from the data or merely doubtful: warning.
constexpr std::array<Description, kFindingKindCount> kTable = {{
    {FindingKind::MissingTrace, "missing-trace", Error, true},
    {FindingKind::MissingParent, "missing-parent", Error, true},
    {FindingKind::UnexpectedRoot, "unexpected-root", Warning, true},
    {FindingKind::DanglingCausal, "dangling-causal", Warning, true},
    {FindingKind::DanglingContext, "dangling-context", Warning, true},
    {FindingKind::ContradictoryLinks, "contradictory-links", Warning, false},
    {FindingKind::LinkCycle, "link-cycle", Error, false},
    {FindingKind::ParentCycle, "parent-cycle", Error, false},
    {FindingKind::DuplicateSpan, "duplicate-span", Warning, false},
    {FindingKind::ClockSkew, "clock-skew", Info, false},
    {FindingKind::LoggedBreak, "logged-break", Warning, true},
    {FindingKind::GlueIdentity, "glue-identity", Warning, false},
}};

constexpr bool tableFollowsEnum()
{
    for (std::size_t i = 0; i < kTable.size(); ++i) {
        if (static_cast<std::size_t>(kTable[i].kind) != i)
            return false;
    }
    return true;
}
static_assert(tableFollowsEnum(), "the table has one row per kind, in the order of the enum");

const Description& descriptionOf(FindingKind kind)
{
    return kTable[static_cast<std::size_t>(kind)];
}

} // namespace

std::string_view nameOf(FindingKind kind)
{
    return descriptionOf(kind).name;
}

Severity severityOf(FindingKind kind)
{
    return descriptionOf(kind).severity;
}

bool breaksChain(FindingKind kind)
{
    return descriptionOf(kind).breaksChain;
}

FindingTable::FindingTable(std::vector<Finding> findings) : m_findings(std::move(findings))
{
    const auto rank = [](const Finding& f) { return std::tuple(f.event, f.kind, f.missing, f.related); };
    std::sort(m_findings.begin(), m_findings.end(),
              [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
}

std::span<const Finding> FindingTable::of(EventId e) const
{
    const auto earlier = [](const Finding& finding, EventId event) { return finding.event < event; };
    const auto later = [](EventId event, const Finding& finding) { return event < finding.event; };
    const auto first = std::lower_bound(m_findings.begin(), m_findings.end(), e, earlier);
    const auto last = std::upper_bound(first, m_findings.end(), e, later);
    return {m_findings.data() + (first - m_findings.begin()), static_cast<std::size_t>(last - first)};
}

} // namespace throughline
