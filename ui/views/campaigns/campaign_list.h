// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignList: all campaigns with their figures, to filter, sort and go to.
//
// GUI thread. One click or Enter goes to the campaign.
#pragma once

#include "ui/models/campaign_model.h"
#include "ui/session/navigator.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QMenu;
class QTableView;

namespace throughline {

class CampaignList : public QWidget {
    Q_OBJECT
public:
    // `fillMenu` puts commands for the whole list into its menu.
    explicit CampaignList(Navigator& navigator, std::function<void(QMenu&)> fillMenu,
                          QWidget* parent = nullptr);

    void setResults(const std::shared_ptr<const CampaignResults>& results);
    // The row that is the place; none: no row.
    void showCurrent(EntityId campaign);
    void startFilter();

    [[nodiscard]] const CampaignModel& model() const { return m_model; }
    [[nodiscard]] QTableView& table() const { return *m_table; }
    [[nodiscard]] QString note() const;

private:
    void showRows();
    void showNote();
    void goTo(const QModelIndex& index);

    Navigator& m_navigator;
    CampaignModel m_model;
    EntityId m_current;
    QLineEdit* m_filter;
    QTableView* m_table;
    QLabel* m_note;
};

} // namespace throughline
