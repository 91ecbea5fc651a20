// SPDX-License-Identifier: GPL-3.0-or-later
// FilterBar: what the event filter lets in and leaves out, as chips above the views, each of which a click
// takes back; not there where nothing is filtered (spec 5, "Limits are visible").
//
// Belongs to the main window, GUI thread. Chips stand in as many lines as they need.
#pragma once

#include "ui/session/view_state.h"

#include <QList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace throughline {

class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(ViewState& state, QWidget* parent = nullptr);

    // What the filter means where the view in front shows all events in spite of it; empty: it filters.
    void setRemark(const QString& remark);
    [[nodiscard]] const QList<QToolButton*>& chips() const { return m_chips; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    [[nodiscard]] QToolButton* makeChip(const FilterTerm& term);
    void arrange();

    ViewState& m_state;
    QLabel* m_title;
    QList<QToolButton*> m_chips;
    QToolButton* m_clear;
    QLabel* m_remark;
};

} // namespace throughline
