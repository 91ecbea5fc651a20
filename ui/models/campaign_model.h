// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignModel: the campaigns with what came of them: contacts that entered, orders linked and only
// inferred, conversion, time to order, and the contacts of each stage (spec 5, "Campaigns").
//
// GUI thread. Filtering and sorting run on a worker; the rows change at once when they are ready. Rows hold
// numbers only; texts are made for what is on the screen.
#pragma once

#include "ui/models/campaign_rows.h"
#include "ui/session/latest_task.h"

#include <QAbstractTableModel>

#include <string_view>

namespace throughline {

class CampaignModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    // Null: none.
    void setResults(std::shared_ptr<const CampaignResults> results);
    void setFilter(const QString& text);
    [[nodiscard]] const std::shared_ptr<const CampaignResults>& results() const { return m_results; }
    [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return m_rows; }
    [[nodiscard]] bool working() const { return m_task.running(); }
    // The row of a campaign, or -1.
    [[nodiscard]] int rowOf(EntityId campaign) const;

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
    [[nodiscard]] std::string value(std::uint32_t number) const;
    [[nodiscard]] QString text(std::uint32_t number, int column) const;
    [[nodiscard]] QString exactText(std::uint32_t number, int column) const;
    [[nodiscard]] QString toolTip(std::uint32_t number) const;
    [[nodiscard]] QString title(int column) const;
    [[nodiscard]] QString explanation(int column) const;

    std::shared_ptr<const CampaignResults> m_results; // that the rows are in
    CampaignQuery m_query;
    std::vector<std::uint32_t> m_rows;
    LatestTask<std::vector<std::uint32_t>> m_task;
};

} // namespace throughline
