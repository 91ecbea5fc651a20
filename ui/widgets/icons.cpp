// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

// The resources live in a static library, from which the linker takes only what is named. Outside of any
// namespace, as the macro demands.
static void initialiseResources()
{
    Q_INIT_RESOURCE(throughline);
}

namespace throughline {

namespace {

using namespace Qt::Literals::StringLiterals;

QByteArray sourceOf(const QString& name)
{
    static const bool initialised = (initialiseResources(), true);
    Q_UNUSED(initialised)
    QFile file(u":/icons/%1.svg"_s.arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

class LineIconEngine : public QIconEngine {
public:
    explicit LineIconEngine(QString name) : m_name(std::move(name)) {}

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const int pixels = std::min(size.width(), size.height());
        QPixmap pixmap =
            linePixmap(m_name, pixels, QGuiApplication::palette().color(group, QPalette::ButtonText), 1);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }
    QIconEngine* clone() const override { return new LineIconEngine(*this); }

private:
    QString m_name;
};

} // namespace

QIcon lineIcon(const QString& name)
{
    return QIcon(new LineIconEngine(name));
}

QPixmap linePixmap(const QString& name, int size, const QColor& colour, qreal scale)
{
    const int pixels = qRound(size * scale);
    const QString key = u"line:%1:%2:%3"_s.arg(name, colour.name(), QString::number(pixels));
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        QSvgRenderer renderer(sourceOf(name).replace("currentColor", colour.name().toLatin1()));
        pixmap = QPixmap(pixels, pixels);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QIcon applicationIcon()
{
    QSvgRenderer renderer(sourceOf(u"throughline"_s));
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace throughline
