// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dock_layout.h"

#include <QSettings>

namespace throughline {

namespace {

const QString kKey = QStringLiteral("window/layout");
constexpr int kVersion = 1; // of the set of docks; an arrangement of another version is not used

} // namespace

QDockWidget* DockLayout::add(const QString& id, const QString& title, QWidget* content,
                             Qt::DockWidgetArea area, bool titleBar)
{
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(id);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    dock->setWidget(content);
    if (!titleBar)
        dock->setTitleBarWidget(new QWidget(dock));
    m_window.addDockWidget(area, dock);
    m_docks.append(dock);
    return dock;
}

void DockLayout::begin()
{
    m_default = m_window.saveState(kVersion);
    m_now = QSettings().value(kKey, m_default).toByteArray();
    m_shown = false;
    for (QDockWidget* dock : m_docks)
        dock->hide();
}

void DockLayout::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    if (shown) {
        if (!m_window.restoreState(m_now, kVersion))
            m_window.restoreState(m_default, kVersion);
        return;
    }
    m_now = m_window.saveState(kVersion);
    for (QDockWidget* dock : m_docks)
        dock->hide();
}

void DockLayout::reset()
{
    restore(m_default);
}

QByteArray DockLayout::state() const
{
    return m_shown ? m_window.saveState(kVersion) : m_now;
}

void DockLayout::restore(const QByteArray& state)
{
    if (!m_shown)
        m_now = state; // what is no arrangement gives way to the default one
    else
        m_window.restoreState(state, kVersion);
}

void DockLayout::keep()
{
    m_now = state();
    QSettings().setValue(kKey, m_now);
}

} // namespace throughline
