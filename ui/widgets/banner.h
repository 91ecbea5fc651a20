// SPDX-License-Identifier: GPL-3.0-or-later
// Banner: a message across the top of the window that asks for nothing and goes when it is closed (spec 5,
// "nothing is modal that need not be").
//
// GUI thread. Texts are plain.
#pragma once

#include "core/base/problem.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace throughline {

class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    // Error or Warning decide colour and mark. An empty `action` shows no button.
    void show(Severity severity, const QString& title, const QString& detail, const QString& action = {});
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
    QPushButton* m_action;
};

} // namespace throughline
