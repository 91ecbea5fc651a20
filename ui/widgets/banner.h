// SPDX-License-Identifier: GPL-3.0-or-later
// Banner: a message across the top of the window that asks for nothing and goes when it is closed (spec 5,
// "nothing is modal that need not be").
//
// GUI thread. Texts are plain.
#pragma once

#include "core/base/problem.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace throughline {

class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    // Error, Warning or Info decide colour and mark; Info is a single quiet line where there is room. An
    // empty `action` shows no button.
    void show(Severity severity, const QString& title, const QString& detail, const QString& action = {});
    // Whether the person may close it; true to begin with.
    void setClosable(bool closable);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString detail() const;

Q_SIGNALS:
    void actionTriggered();

private:
    void setMark();
    void changeEvent(QEvent* event) override;

    Severity m_severity = Severity::Error;
    QLabel* m_mark;
    QLabel* m_title;
    QLabel* m_detail;
    QBoxLayout* m_texts;
    QPushButton* m_action;
    QToolButton* m_close;
};

} // namespace throughline
