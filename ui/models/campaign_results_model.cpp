// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/campaign_results_model.h"

#include <utility>

namespace throughline {

int CampaignResultsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

// Columns may change with the stages, rows point into what is replaced.
void CampaignResultsModel::replaceResults(std::shared_ptr<const CampaignResults> results)
{
    beginResetModel();
    m_task.drop();
    m_results = std::move(results);
    m_rows.clear();
    endResetModel();
    requestRows();
}

void CampaignResultsModel::requestRows()
{
    if (!m_results) {
        Q_EMIT updated();
        return;
    }
    m_task.start([results = m_results,
                  choose = chooseRows()](const CancelToken& cancel) { return choose(*results, cancel); },
                 [this](Rows rows) {
                     beginResetModel();
                     m_rows = std::move(rows);
                     endResetModel();
                     Q_EMIT updated();
                 });
}

} // namespace throughline
