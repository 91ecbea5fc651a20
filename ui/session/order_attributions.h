// SPDX-License-Identifier: GPL-3.0-or-later
// OrderAttributions: which campaign stands behind each order of the open snapshot, worked out once on a
// worker thread and shared by lists and inspectors.
//
// Owned by Workspace, GUI thread. Until changed() was emitted for a snapshot there are none.
#pragma once

#include "core/journey/attribution.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"

#include <absl/container/flat_hash_map.h>

#include <QObject>

#include <memory>

namespace throughline {

struct AttributionIndex {
    absl::flat_hash_map<EntityId, Attribution> byOrder;
    absl::flat_hash_map<EntityId, std::uint32_t> ordersOfCampaign;
};

class OrderAttributions : public QObject {
    Q_OBJECT
public:
    explicit OrderAttributions(Navigator& navigator, QObject* parent = nullptr);

    // Never null; empty until they are worked out.
    [[nodiscard]] const std::shared_ptr<const AttributionIndex>& index() const { return m_index; }
    [[nodiscard]] bool working() const { return m_task.running(); }

Q_SIGNALS:
    void changed();

private:
    void restart();

    Navigator& m_navigator;
    std::shared_ptr<const AttributionIndex> m_index = std::make_shared<AttributionIndex>();
    LatestTask<std::shared_ptr<const AttributionIndex>> m_task;
};

} // namespace throughline
