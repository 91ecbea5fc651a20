// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/qcustomplot_header.h"

#include "ui/widgets/scene_canvas.h"

#include "ui/widgets/scene_painter.h"

namespace throughline {
namespace {

[[nodiscard]] bool isEmpty(const Scene& scene)
{
    return scene.fills.empty() && scene.lines.empty() && scene.arrows.empty() && scene.bars.empty() &&
           scene.glyphs.empty() && scene.labels.empty();
}

} // namespace

// One scene on one layer of the plot.
class SceneLayer : public QCPLayerable {
public:
    SceneLayer(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}

    Scene scene;
    const InkColours* colours = &lightColours();

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override { paintScene(*painter, scene, *colours); }
};

SceneCanvas::SceneCanvas(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    m_plot->plotLayout()->clear();
    m_plot->setInteractions(QCP::iNone);
    // Events reach the canvas itself, where views watch for them.
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_base = new SceneLayer(m_plot, QStringLiteral("main"));
    m_overlay = new SceneLayer(m_plot, QStringLiteral("overlay"));
    // Only the overlay: all layers below it then share one buffer, and each buffer costs a blend of the whole
    // canvas.
    m_plot->layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmBuffered);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setColours(lightColours());
}

SceneCanvas::~SceneCanvas() = default;

void SceneCanvas::setColours(const InkColours& colours)
{
    m_base->colours = &colours;
    m_overlay->colours = &colours;
    m_plot->setBackground(QBrush(colourOf(Ink::Panel, colours)));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SceneCanvas::setScene(Scene scene)
{
    m_base->scene = std::move(scene);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SceneCanvas::setOverlay(Scene overlay)
{
    if (isEmpty(overlay) && isEmpty(m_overlay->scene)) {
        return;
    }
    m_overlay->scene = std::move(overlay);
    m_overlay->layer()->replot();
}

const Scene& SceneCanvas::scene() const
{
    return m_base->scene;
}

const Scene& SceneCanvas::overlay() const
{
    return m_overlay->scene;
}

Hit SceneCanvas::hit(QPointF position) const
{
    // The mouse is told where its pixel begins; what is drawn in a pixel lies at its middle.
    constexpr float kHalfPixel = 0.5F;
    return hitTest(m_base->scene, static_cast<float>(position.x()) + kHalfPixel,
                   static_cast<float>(position.y()) + kHalfPixel);
}

QPoint SceneCanvas::placeOf(EventId event) const
{
    const auto middle = [](const Rect& rect) {
        return QPointF(static_cast<qreal>(rect.x + rect.width / 2),
                       static_cast<qreal>(rect.y + rect.height / 2))
            .toPoint();
    };
    for (const Bar& bar : scene().bars) {
        if (event && bar.event == event)
            return middle(bar.rect);
    }
    for (const Glyph& glyph : scene().glyphs) {
        if (event && glyph.event == event)
            return QPointF(static_cast<qreal>(glyph.centre.x), static_cast<qreal>(glyph.centre.y)).toPoint();
    }
    for (const Zone& zone : scene().zones) {
        if (event && zone.event == event)
            return middle(zone.rect);
    }
    return rect().center();
}

void SceneCanvas::replotNow()
{
    m_plot->replot(QCustomPlot::rpImmediateRefresh);
}

void SceneCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
}

} // namespace throughline
