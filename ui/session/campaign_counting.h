// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignCounting: the funnel of each campaign of what is open and the orders attributed to it, worked out
// on a worker thread when somebody asks (spec 5, "Campaigns").
//
// Owned by who shows it, GUI thread. The results are immutable and may go to any thread.
#pragma once

#include "core/journey/attribution.h"
#include "core/journey/funnel.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"

#include <absl/container/flat_hash_map.h>

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace throughline {

// The orders of one campaign, or of all.
struct OrderTally {
    std::uint32_t linked = 0;        // that exact links lead to
    std::uint32_t inferred = 0;      // that only inferred links do
    std::uint32_t none = 0;          // that nothing leads to; of one campaign there are none
    std::uint32_t broken = 0;        // of these, those whose chain is known to have a hole
    std::uint32_t buyers = 0;        // different contacts of the attributed ones, a contact once a campaign
    DurationNs median = kNoDuration; // from message to order; kNoDuration where none has both times

    [[nodiscard]] std::uint32_t attributed() const { return linked + inferred; }
};

struct CampaignResults {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const FunnelStages> stages;
    std::vector<std::uint32_t> eventsOfStage;             // how many events of the data are of each stage
    std::vector<StageType> unknown;                       // types that were given and that no event has
    std::vector<Funnel> funnels;                          // in the order in which events name the campaigns
    std::vector<OrderTally> orders;                       // of the campaign of the same number
    std::vector<Attribution> attributions;                // all orders, in order of their time
    absl::flat_hash_map<EntityId, std::uint32_t> numbers; // of campaigns in `funnels`
    // All campaigns together: a contact counts once a campaign, and steps have no median.
    Funnel allFunnels;
    OrderTally allOrders;

    [[nodiscard]] std::optional<std::uint32_t> numberOf(EntityId campaign) const;
    // The share of the contacts that entered who ordered; none where nobody did, or fewer than ordered.
    [[nodiscard]] std::optional<double> conversionOf(std::uint32_t number) const;
};

// Pure, any thread. Ends early, with results that are good for nothing, where it was cancelled.
[[nodiscard]] std::shared_ptr<const CampaignResults>
campaignResults(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const FunnelStages> stages,
                const CancelToken& cancel = {});

class CampaignCounting : public QObject {
    Q_OBJECT
public:
    explicit CampaignCounting(Navigator& navigator, QObject* parent = nullptr);

    // Of what is open by these stages, unless that was asked already: changed() follows.
    void request(std::shared_ptr<const FunnelStages> stages);
    // Null until they are worked out. While newer ones are being worked out, those of a preview that is
    // continued, or by other stages.
    [[nodiscard]] const std::shared_ptr<const CampaignResults>& results() const { return m_results; }
    [[nodiscard]] bool working() const { return m_task.running(); }
    // The memory did not suffice.
    [[nodiscard]] bool failed() const { return m_failed; }

Q_SIGNALS:
    void changed();

private:
    void forgetOthers();

    Navigator& m_navigator;
    std::shared_ptr<const CampaignResults> m_results;
    std::weak_ptr<const Snapshot> m_asked;
    std::shared_ptr<const FunnelStages> m_askedStages;
    bool m_failed = false;
    LatestTask<std::shared_ptr<const CampaignResults>> m_task; // last: its work ends before the rest goes
};

} // namespace throughline
