// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/campaign_counting.h"

#include <utility>

namespace throughline {

CampaignCounting::CampaignCounting(Navigator& navigator, QObject* parent)
    : QObject(parent), m_navigator(navigator)
{
    connect(&m_navigator, &Navigator::snapshotChanged, this, &CampaignCounting::forgetOthers);
}

void CampaignCounting::request(std::shared_ptr<const FunnelStages> stages)
{
    const std::shared_ptr<const Snapshot> snapshot = m_navigator.snapshot();
    if (!snapshot || (m_asked.lock() == snapshot && m_askedStages == stages))
        return;
    m_asked = snapshot;
    m_askedStages = std::move(stages);
    m_failed = false;
    m_task.start([snapshot, given = m_askedStages](
                     const CancelToken& cancel) { return campaignResults(snapshot, given, cancel); },
                 [this](std::shared_ptr<const CampaignResults> results) {
                     m_results = std::move(results);
                     Q_EMIT changed();
                 },
                 [this] {
                     m_failed = true;
                     m_results.reset();
                     Q_EMIT changed();
                 });
}

// Also where nobody looks: the data of a closed file are not kept for old figures.
void CampaignCounting::forgetOthers()
{
    m_task.drop();
    m_asked.reset();
    m_failed = false;
    if (!m_results || m_results->snapshot == m_navigator.continued())
        return;
    m_results.reset();
    Q_EMIT changed();
}

} // namespace throughline
