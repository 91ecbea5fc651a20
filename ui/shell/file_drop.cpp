// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_drop.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace throughline {

namespace {

QStringList localFiles(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

FileDrop::FileDrop(QWidget& window) : QObject(&window), m_window(window)
{
    window.setAcceptDrops(true);
    qApp->installEventFilter(this);
}

FileDrop::~FileDrop()
{
    qApp->removeEventFilter(this);
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragLeave:
        Q_EMIT hovering(false);
        return false;
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        return watched->isWidgetType() && static_cast<QWidget*>(watched)->window() == &m_window &&
               take(static_cast<QDropEvent&>(*event));
    default:
        return false;
    }
}

bool FileDrop::take(QDropEvent& event)
{
    const QStringList paths = localFiles(*event.mimeData());
    if (paths.isEmpty())
        return false;
    event.setDropAction(Qt::CopyAction);
    event.accept();
    const bool drop = event.type() == QEvent::Drop;
    Q_EMIT hovering(!drop);
    if (drop)
        Q_EMIT dropped(paths);
    return true;
}

} // namespace throughline
