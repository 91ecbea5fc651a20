// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignModel: the campaigns with what came of them: contacts that entered, orders linked and only
// inferred, conversion, time to order, and the contacts of each stage (spec 5, "Campaigns").
//
// GUI thread. A row is the number of a campaign in the results.
#pragma once

#include "ui/models/campaign_results_model.h"
#include "ui/models/campaign_rows.h"

namespace throughline {

class CampaignModel : public CampaignResultsModel {
    Q_OBJECT
public:
    using CampaignResultsModel::CampaignResultsModel;

    // Null: none.
    void setResults(std::shared_ptr<const CampaignResults> wanted);
    void setFilter(const QString& text);
    // The row of a campaign, or -1.
    [[nodiscard]] int rowOf(EntityId campaign) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    [[nodiscard]] ChooseRows chooseRows() const override;
    [[nodiscard]] std::string value(std::uint32_t number) const;
    [[nodiscard]] QString text(std::uint32_t number, int column) const;
    [[nodiscard]] QString exactText(std::uint32_t number, int column) const;
    [[nodiscard]] QString toolTip(std::uint32_t number) const;
    [[nodiscard]] QString title(int column) const;
    [[nodiscard]] QString explanation(int column) const;

    CampaignQuery m_query;
};

} // namespace throughline
