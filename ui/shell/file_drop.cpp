// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_drop.h"

#include "ui/session/source_text.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace throughline {

namespace {

QStringList sourcesIn(const QMimeData& data)
{
    QStringList sources;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            sources.append(url.toLocalFile());
        else if (const QString address = url.toString(QUrl::FullyEncoded); isWebAddress(address))
            sources.append(address);
    }
    return sources;
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
    const QStringList paths = sourcesIn(*event.mimeData());
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
