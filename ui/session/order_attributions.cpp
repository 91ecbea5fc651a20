// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/order_attributions.h"

namespace throughline {

namespace {

std::shared_ptr<const AttributionIndex> indexOf(const Snapshot& snapshot)
{
    auto index = std::make_shared<AttributionIndex>();
    for (const Attribution& attribution : attributions(snapshot)) {
        if (attribution.campaign)
            ++index->ordersOfCampaign[attribution.campaign];
        index->byOrder.emplace(attribution.target, attribution);
    }
    return index;
}

} // namespace

OrderAttributions::OrderAttributions(Navigator& navigator, QObject* parent)
    : QObject(parent), m_navigator(navigator)
{
    connect(&m_navigator, &Navigator::snapshotChanged, this, &OrderAttributions::restart);
}

void OrderAttributions::restart()
{
    m_index = std::make_shared<AttributionIndex>();
    Q_EMIT changed();
    const std::shared_ptr<const Snapshot> snapshot = m_navigator.snapshot();
    if (!snapshot) {
        m_task.drop();
        return;
    }
    m_task.start([snapshot](const CancelToken&) { return indexOf(*snapshot); },
                 [this](const std::shared_ptr<const AttributionIndex>& index) {
                     m_index = index;
                     Q_EMIT changed();
                 });
}

} // namespace throughline
