// SPDX-License-Identifier: GPL-3.0-or-later
// SearchPopup: the list of hits below the search bar, a child that lies over the window's content.
//
// Owned by the window, GUI thread. It never takes the focus.
#pragma once

#include <QFrame>

class QAbstractItemModel;
class QLabel;
class QListView;

namespace throughline {

class SearchPopup : public QFrame {
    Q_OBJECT
public:
    SearchPopup(QAbstractItemModel& hits, QWidget* window);

    // Shows the list below the field, with a line under it; where there are no hits the line stands alone.
    void offer(const QWidget& field, const QString& note);
    [[nodiscard]] int current() const;
    void setCurrent(int row);

Q_SIGNALS:
    void chosen(int row);

private:
    QListView* m_list;
    QLabel* m_note;
};

} // namespace throughline
