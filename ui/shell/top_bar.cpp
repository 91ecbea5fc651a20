// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include "ui/shell/actions.h"
#include "ui/widgets/look.h"
#include "ui/widgets/search_bar.h"

#include <QToolButton>

namespace throughline {

using namespace Qt::Literals::StringLiterals;

TopBar::TopBar(const Actions& actions, Navigator& navigator, QWidget* parent)
    : QToolBar(tr("Search"), parent), m_search(new SearchBar(navigator, this))
{
    setObjectName(u"topBar"_s);
    setMovable(false);
    toggleViewAction()->setEnabled(false);
    QLabel* brand = plainLabel(tr("Throughline"), nullptr, this);
    brand->setObjectName(u"brand"_s);
    addWidget(brand);
    addAction(actions[u"back"_s]);
    addAction(actions[u"forward"_s]);
    m_search->setObjectName(u"search"_s);
    m_search->setMinimumWidth(240);
    m_search->setMaximumWidth(760);
    addWidget(m_search);
    auto* space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
    addAction(actions[u"theme-toggle"_s]);
    auto* commands = new QToolButton(this);
    commands->setDefaultAction(actions[u"commands"_s]);
    commands->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    commands->setText(tr("Commands"));
    addWidget(commands);
}

} // namespace throughline
