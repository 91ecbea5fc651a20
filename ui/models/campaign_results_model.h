// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignResultsModel: what the lists of campaigns and of their orders share: rows of campaign results that
// are chosen and sorted on a worker and change at once when they are ready.
//
// GUI thread. Rows hold numbers only; texts are made for what is on the screen.
#pragma once

#include "core/journey/campaign_results.h"
#include "ui/session/latest_task.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace throughline {

class CampaignResultsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using Rows = std::vector<std::uint32_t>;

    using QAbstractTableModel::QAbstractTableModel;

    // That the rows are in; null: none.
    [[nodiscard]] const std::shared_ptr<const CampaignResults>& results() const { return m_results; }
    [[nodiscard]] const Rows& rows() const { return m_rows; }
    [[nodiscard]] bool working() const { return m_task.running(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;

Q_SIGNALS:
    // New rows are in place.
    void updated();

protected:
    using ChooseRows = std::function<Rows(const CampaignResults&, const CancelToken&)>;

    // How the rows are chosen now. The function is called on a worker.
    [[nodiscard]] virtual ChooseRows chooseRows() const = 0;
    // In place of those that there are, whose rows go at once.
    void replaceResults(std::shared_ptr<const CampaignResults> results);
    void requestRows();
    [[nodiscard]] std::uint32_t rowAt(const QModelIndex& index) const
    {
        return m_rows[static_cast<std::size_t>(index.row())];
    }

private:
    std::shared_ptr<const CampaignResults> m_results;
    Rows m_rows;
    LatestTask<Rows> m_task;
};

} // namespace throughline
