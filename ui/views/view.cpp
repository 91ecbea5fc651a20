// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/view.h"

#include <QAction>
#include <QShowEvent>
#include <QTimer>

#include <utility>

namespace throughline {

View::View(Navigator& navigator, ViewState& state, QWidget* parent)
    : QWidget(parent), m_navigator(navigator), m_state(state)
{
    connect(&navigator, &Navigator::snapshotChanged, this, [this] {
        onSnapshotChanged();
        scheduleRefresh();
    });
    connect(&navigator, &Navigator::placeChanged, this, &View::scheduleRefresh);
    connect(&state, &ViewState::changed, this, &View::scheduleRefresh);
}

QAction* View::addCommand(const QString& text, const QKeySequence& key, std::function<void()> run)
{
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        if (takesCommands()) {
            run();
        }
    });
    addAction(action);
    return action;
}

std::function<Scene()> View::drawing(QSize size) const
{
    return [drawn = scene(size)] { return drawn; };
}

void View::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // At once, not with the next turn of the event loop: a tab must not flash what it showed before.
    if (m_stale) {
        m_stale = false;
        refresh();
    }
}

void View::scheduleRefresh()
{
    m_stale = true;
    if (m_scheduled || !isVisible()) {
        return;
    }
    m_scheduled = true;
    QTimer::singleShot(0, this, [this] {
        m_scheduled = false;
        if (m_stale && isVisible()) {
            m_stale = false;
            refresh();
        }
    });
}

} // namespace throughline
