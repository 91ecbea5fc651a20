// SPDX-License-Identifier: GPL-3.0-or-later
// FigureList: a FigureModel as a list whose figures stand below their headings; where it is narrow, one of
// them makes way for the names.
//
// Belongs to its view, GUI thread. A click or Enter chooses a row.
#pragma once

#include <QTableView>

namespace throughline {

class FigureModel;

class FigureList : public QTableView {
    Q_OBJECT
public:
    // `spared`: the column that makes way.
    FigureList(FigureModel& model, int spared, const QString& accessibleName, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(int row);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void spare();

    int m_spared;
};

} // namespace throughline
