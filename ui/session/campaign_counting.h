// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignCounting: the funnel of each campaign of what is open and the orders attributed to it, worked out
// on a worker thread when somebody asks (spec 5, "Campaigns").
//
// Owned by who shows it, GUI thread. The results are immutable and may go to any thread.
#pragma once

#include "core/journey/campaign_results.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"

#include <QObject>

#include <memory>

namespace throughline {

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
