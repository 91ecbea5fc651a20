// SPDX-License-Identifier: GPL-3.0-or-later
// OrderList: the orders attributed to a campaign, or all orders, with message, hops, provenance and time to
// order.
//
// GUI thread. One click or Enter goes to the order.
#pragma once

#include "ui/models/campaign_order_model.h"
#include "ui/session/navigator.h"

#include <QWidget>

#include <functional>

class QLabel;
class QMenu;
class QStackedLayout;
class QTableView;

namespace throughline {

class ListHeading;

class OrderList : public QWidget {
    Q_OBJECT
public:
    // `fillMenu` puts commands for the whole list into its menu.
    explicit OrderList(Navigator& navigator, std::function<void(QMenu&)> fillMenu, QWidget* parent = nullptr);

    // No campaign: all orders.
    void setResults(const std::shared_ptr<const CampaignResults>& results, EntityId campaign);
    // The row that is the place; none: no row.
    void showCurrent(EntityId order);

    [[nodiscard]] const CampaignOrderModel& model() const { return m_model; }
    [[nodiscard]] QTableView& table() const { return *m_table; }
    [[nodiscard]] const ListHeading& heading() const { return *m_heading; }
    // Where there are no rows.
    [[nodiscard]] QString note() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showRows();
    void fitMessages();
    void showHeading();
    void goTo(const QModelIndex& index);

    Navigator& m_navigator;
    CampaignOrderModel m_model;
    EntityId m_campaign, m_current;
    ListHeading* m_heading;
    QTableView* m_table;
    QLabel* m_note;
    QStackedLayout* m_stack;
};

} // namespace throughline
