// SPDX-License-Identifier: GPL-3.0-or-later
// ListHeading: the line above a part of the view of campaigns: its title, a dim remark that gives way where
// room is short, and the part's commands as buttons.
//
// GUI thread. Texts are plain.
#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace throughline {

class ListHeading : public QWidget {
    Q_OBJECT
public:
    explicit ListHeading(QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& remark);
    // A button for a command; says the command's text, and its key in the tool tip.
    void addButton(QAction* action);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString remark() const;

private:
    QHBoxLayout* m_row;
    QLabel* m_title;
    QLabel* m_remark;
};

} // namespace throughline
