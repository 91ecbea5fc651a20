// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignOrderModel: orders with the campaign and message behind them: hops, provenance and time to order;
// those of one campaign, or all (spec 5, "Campaigns").
//
// GUI thread. Choosing and sorting run on a worker; the rows change at once when they are ready. Rows hold
// numbers only; texts are made for what is on the screen.
#pragma once

#include "ui/models/campaign_rows.h"
#include "ui/session/latest_task.h"

#include <QAbstractTableModel>

namespace throughline {

class CampaignOrderModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    // Null: none. No campaign: all orders.
    void setResults(std::shared_ptr<const CampaignResults> results, EntityId campaign);
    [[nodiscard]] const std::shared_ptr<const CampaignResults>& results() const { return m_results; }
    [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return m_rows; }
    [[nodiscard]] bool working() const { return m_task.running(); }
    // The row of an order, or -1.
    [[nodiscard]] int rowOf(EntityId order) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    // New rows are in place.
    void updated();

private:
    void requestRows();
    [[nodiscard]] std::string value(EntityId entity) const;
    [[nodiscard]] QString text(const Attribution& order, int column) const;
    [[nodiscard]] QString provenance(const Attribution& order) const;
    [[nodiscard]] QString exactText(const Attribution& order, int column) const;
    [[nodiscard]] QString toolTip(const Attribution& order, int column) const;
    [[nodiscard]] static QString badge(const Attribution& order);

    std::shared_ptr<const CampaignResults> m_results; // that the rows are in
    OrderQuery m_query;
    std::vector<std::uint32_t> m_rows;
    LatestTask<std::vector<std::uint32_t>> m_task;
};

} // namespace throughline
