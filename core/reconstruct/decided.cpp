// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/decided.h"

#include "core/reconstruct/fallback/intact_links.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

namespace {

class Deciding {
public:
    Deciding(const Snapshot& snapshot, std::span<const Decision> decisions)
        : m_snapshot(snapshot), m_links(snapshot.links)
    {
        const std::span<const Repair> all = snapshot.repairs.all();
        m_repairs.assign(all.begin(), all.end());
        for (const Decision& decision : decisions)
            m_decisions[decision.effect].push_back(&decision);
        for (auto first = m_repairs.begin(); first != m_repairs.end();) {
            const auto last = std::find_if(
                first, m_repairs.end(), [&](const Repair& repair) { return repair.effect != first->effect; });
            judge({first, last});
            first = last;
        }
        for (const Repair& repair : m_repairs) {
            if (repair.accepted)
                m_accepted.emplace(repair.effect, repair.cause);
        }
        for (Repair& repair : m_repairs) {
            if (repair.verdict == Verdict::Confirmed && !repair.accepted)
                accept(repair);
        }
    }

    [[nodiscard]] RepairTable repairs() && { return RepairTable(std::move(m_repairs)); }

private:
    // The candidates of one event.
    void judge(std::span<Repair> candidates)
    {
        const auto decisions = m_decisions.find(m_snapshot.eventName(candidates.front().effect));
        if (decisions == m_decisions.end())
            return;
        for (Repair& repair : candidates) {
            const std::string cause = m_snapshot.eventName(repair.cause);
            for (const Decision* decision : decisions->second) {
                if (decision->cause == cause)
                    repair.verdict = decision->verdict;
            }
            repair.accepted = repair.accepted && repair.verdict != Verdict::Rejected;
        }
    }

    void accept(Repair& repair)
    {
        for (EventId e = repair.cause; e; e = causeOf(e)) {
            if (e == repair.effect)
                return; // a cycle
        }
        const auto [first, last] =
            std::equal_range(m_repairs.begin(), m_repairs.end(), repair,
                             [](const Repair& a, const Repair& b) { return a.effect < b.effect; });
        std::for_each(first, last, [](Repair& other) { other.accepted = false; });
        repair.accepted = true;
        m_accepted.insert_or_assign(repair.effect, repair.cause);
    }

    [[nodiscard]] EventId causeOf(EventId e) const
    {
        if (const EventId exact = m_links.causeOf(e))
            return exact;
        const auto accepted = m_accepted.find(e);
        return accepted == m_accepted.end() ? EventId() : accepted->second;
    }

    const Snapshot& m_snapshot;
    const IntactLinks m_links;
    absl::flat_hash_map<std::string_view, std::vector<const Decision*>> m_decisions; // by effect
    std::vector<Repair> m_repairs;
    absl::flat_hash_map<EventId, EventId> m_accepted; // by effect
};

} // namespace

std::shared_ptr<const Snapshot> decided(const Snapshot& snapshot, std::span<const Decision> decisions,
                                        unsigned threads)
{
    auto result = std::make_shared<Snapshot>(snapshot.records);
    result->clusters = snapshot.clusters;
    result->repairs = Deciding(snapshot, decisions).repairs();
    result->links = snapshot.links.withInferred(result->repairs.links(), threads);
    result->findings = snapshot.findings;
    result->losses = snapshot.losses;
    result->loadTime = snapshot.loadTime;
    result->preview = snapshot.preview;
    return result;
}

} // namespace throughline
