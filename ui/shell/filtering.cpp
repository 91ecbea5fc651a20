// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filtering.h"

#include "ui/views/filter_actions.h"

#include <QMenu>

namespace throughline {

Filtering::Filtering(Workspace& workspace, QWidget& window)
    : QObject(&window), m_workspace(workspace), m_window(window)
{}

void Filtering::offer(bool out)
{
    const EventId event = m_workspace.navigator().place().event;
    if (!event) {
        Q_EMIT said(tr("Select an event first: it is offered what it may be filtered by"));
        return;
    }
    auto* menu = new QMenu(&m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(out ? tr("Filter out events with") : tr("Filter in events with"))->setEnabled(false);
    addFilterTerms(*menu, m_workspace.viewState(), *m_workspace.navigator().snapshot(), event, out);
    const QSize size = menu->sizeHint();
    menu->popup(m_window.mapToGlobal(m_window.rect().center()) - QPoint(size.width() / 2, size.height() / 2));
    menu->setActiveAction(menu->actions().value(1));
}

void Filtering::showAll()
{
    if (m_workspace.viewState().filter().empty())
        Q_EMIT said(tr("Nothing is filtered: all events are shown"));
    else
        m_workspace.viewState().setFilter({});
}

} // namespace throughline
