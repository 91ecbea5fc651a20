// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/campaigns/list_heading.h"

#include "ui/models/text.h"
#include "ui/widgets/look.h"
#include "ui/widgets/scene_painter.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

namespace throughline {

namespace {

constexpr int kHeight = 40;
constexpr int kSide = 16;
constexpr int kSpace = 8;

} // namespace

ListHeading::ListHeading(QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_title(plainLabel({}, nullptr, this)),
      m_remark(plainLabel({}, look::kDim, this))
{
    setFixedHeight(kHeight);
    m_title->setFont(fontOf(Face::Bold));
    m_remark->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_row->setContentsMargins(kSide, 0, kSpace, 0);
    m_row->setSpacing(kSpace);
    m_row->addWidget(m_title);
    m_row->addWidget(m_remark, 1);
}

void ListHeading::setTexts(const QString& title, const QString& remark)
{
    m_title->setText(title);
    m_remark->setText(remark);
    m_remark->setToolTip(plainToolTip(remark));
}

void ListHeading::addButton(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setFont(fontOf(Face::Regular));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text());
    m_row->addWidget(button);
}

QString ListHeading::title() const
{
    return m_title->text();
}

QString ListHeading::remark() const
{
    return m_remark->text();
}

} // namespace throughline
