// SPDX-License-Identifier: GPL-3.0-or-later
// ContactField: a line above the timeline in which a further contact is looked for, with what matches below
// it.
//
// GUI thread. Enter or a click chooses, ↑ and ↓ move, Esc leaves.
#pragma once

#include "ui/models/search_model.h"

#include <QWidget>

class QLineEdit;

namespace throughline {

class SearchPopup;

class ContactField : public QWidget {
    Q_OBJECT
public:
    explicit ContactField(Navigator& navigator, QWidget* parent = nullptr);

    // Shows itself, empty, and takes the focus.
    void start();

Q_SIGNALS:
    void chosen(const QString& contact);
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void showHits();
    void choose(int row);
    void leave();

    SearchModel m_model;
    QLineEdit* m_field;
    SearchPopup* m_popup = nullptr; // the window's
    bool m_chooseWhenReady = false; // Enter was pressed before the hits were there
};

} // namespace throughline
