// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_cache.h"

#include "ui/models/text.h"
#include "ui/widgets/scene_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QThread>

#include <cmath>

namespace throughline {
namespace {

constexpr std::size_t kMostTexts = 4096;
constexpr std::size_t kMostColours = 4; // of one text
constexpr int kWhole = -1;
constexpr std::size_t kLongestLine = 2048; // bytes; shown() cuts before that

thread_local std::unique_ptr<TextCache> t_cache;

void dropCache()
{
    t_cache.reset();
}

} // namespace

TextCache& textCache()
{
    if (!t_cache) {
        t_cache = std::make_unique<TextCache>();
        if (QCoreApplication::instance() &&
            QCoreApplication::instance()->thread() == QThread::currentThread()) {
            qAddPostRoutine(dropCache);
        }
    }
    return *t_cache;
}

TextCache::Shaped& TextCache::add(Key key, const QString& line)
{
    if (m_texts.size() >= kMostTexts) {
        m_texts.clear();
    }
    auto shaped = std::make_unique<Shaped>();
    shaped->text.setTextFormat(Qt::PlainText);
    shaped->text.setPerformanceHint(QStaticText::AggressiveCaching);
    shaped->text.setText(line);
    shaped->text.prepare(QTransform(), fontOf(key.face));
    shaped->width = static_cast<float>(QFontMetricsF(fontOf(key.face)).horizontalAdvance(line));
    return *m_texts.emplace(std::move(key), std::move(shaped)).first->second;
}

TextCache::Shaped& TextCache::whole(std::string_view text, Face face)
{
    Key key{std::string(text.substr(0, kLongestLine)), face, kWhole};
    const auto found = m_texts.find(key);
    return found != m_texts.end() ? *found->second : add(std::move(key), shown(text));
}

float TextCache::width(std::string_view text, Face face)
{
    return whole(text, face).width;
}

TextCache::Shaped& TextCache::elided(std::string_view text, Face face, float width)
{
    Shaped& all = whole(text, face);
    // Geometry measures with the same fonts: half a pixel of rounding must not cost a text its last letters.
    if (all.width <= width + 0.5F) {
        return all;
    }
    Key key{std::string(text.substr(0, kLongestLine)), face,
            std::max(0, static_cast<int>(std::floor(width)))};
    const auto found = m_texts.find(key);
    if (found != m_texts.end()) {
        return *found->second;
    }
    const QString line = QFontMetricsF(fontOf(face)).elidedText(shown(text), Qt::ElideRight, key.width);
    return add(std::move(key), line);
}

const QImage& TextCache::image(Shaped& shaped, Face face, const QColor& colour)
{
    for (const Painted& painted : shaped.painted) {
        if (painted.colour == colour.rgb()) {
            return painted.image;
        }
    }
    if (shaped.painted.size() == kMostColours) {
        shaped.painted.clear();
    }
    const QSizeF size = shaped.text.size();
    QImage image(static_cast<int>(std::ceil(size.width())) + 2 * kOverhang,
                 static_cast<int>(std::ceil(size.height())), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setFont(fontOf(face));
    painter.setPen(colour);
    painter.drawStaticText(QPointF(kOverhang, 0), shaped.text);
    painter.end();
    return shaped.painted.emplace_back(Painted{colour.rgb(), std::move(image)}).image;
}

} // namespace throughline
