// SPDX-License-Identifier: GPL-3.0-or-later
// Answers: funnel and orders one below the other; where there is no height for both, one of them at a time,
// behind tabs.
//
// GUI thread.
#pragma once

#include <QWidget>

class QSplitter;
class QTabBar;

namespace throughline {

class Answers : public QWidget {
    Q_OBJECT
public:
    // Takes both.
    Answers(QWidget* funnel, QWidget* orders, QWidget* parent = nullptr);

    [[nodiscard]] QTabBar& tabs() const { return *m_tabs; } // hidden where both are shown

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QWidget* m_funnel;
    QWidget* m_orders;
    QTabBar* m_tabs;
    QSplitter* m_parts;
};

} // namespace throughline
