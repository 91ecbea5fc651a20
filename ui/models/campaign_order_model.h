// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignOrderModel: orders with the campaign and message behind them: hops, provenance and time to order;
// those of one campaign, or all (spec 5, "Campaigns").
//
// GUI thread. A row is the number of an attribution in the results.
#pragma once

#include "ui/models/campaign_results_model.h"
#include "ui/models/campaign_rows.h"

namespace throughline {

class CampaignOrderModel : public CampaignResultsModel {
    Q_OBJECT
public:
    using CampaignResultsModel::CampaignResultsModel;

    // Null: none. No campaign: all orders.
    void setResults(std::shared_ptr<const CampaignResults> wanted, EntityId campaign);
    // The row of an order, or -1.
    [[nodiscard]] int rowOf(EntityId order) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    [[nodiscard]] ChooseRows chooseRows() const override;
    [[nodiscard]] std::string value(EntityId entity) const;
    [[nodiscard]] QString text(const Attribution& order, int column) const;
    [[nodiscard]] QString provenance(const Attribution& order) const;
    [[nodiscard]] QString exactText(const Attribution& order, int column) const;
    [[nodiscard]] QString toolTip(const Attribution& order, int column) const;
    [[nodiscard]] static QString badge(const Attribution& order);

    OrderQuery m_query;
};

} // namespace throughline
