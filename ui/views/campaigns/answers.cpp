// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/campaigns/answers.h"

#include <QSplitter>
#include <QTabBar>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int kFunnelHeight = 344; // the usual stages, without scrolling
constexpr int kOrdersHeight = 236;
constexpr int kHeightForBoth = 460;

} // namespace

Answers::Answers(QWidget* funnel, QWidget* orders, QWidget* parent)
    : QWidget(parent), m_funnel(funnel), m_orders(orders), m_tabs(new QTabBar(this)),
      m_parts(new QSplitter(Qt::Vertical, this))
{
    m_tabs->addTab(tr("Funnel"));
    m_tabs->addTab(tr("Orders"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Funnel or orders"));
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(1);
    m_parts->addWidget(m_funnel);
    m_parts->addWidget(m_orders);
    m_parts->setStretchFactor(0, 0);
    m_parts->setStretchFactor(1, 1);
    m_parts->setSizes({kFunnelHeight, kOrdersHeight});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(m_parts, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &Answers::arrange);
    arrange();
}

void Answers::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Answers::arrange()
{
    const bool both = height() >= kHeightForBoth;
    const bool joined = both && m_tabs->isVisibleTo(this); // one of them was away
    m_tabs->setVisible(!both);
    m_funnel->setVisible(both || m_tabs->currentIndex() == 0);
    m_orders->setVisible(both || m_tabs->currentIndex() == 1);
    if (joined)
        m_parts->setSizes({kFunnelHeight, height() - kFunnelHeight});
}

} // namespace throughline
