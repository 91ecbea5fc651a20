// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/campaigns/funnel_pane.h"

#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/views/campaigns/list_heading.h"
#include "ui/views/visible_part.h"
#include "ui/widgets/scene_canvas.h"
#include "ui/widgets/scene_painter.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr double kPixelsPerNotch = 72;
constexpr double kNotch = 120; // eighths of a degree, see QWheelEvent

} // namespace

FunnelPane::FunnelPane(QWidget* parent)
    : QWidget(parent), m_heading(new ListHeading(this)), m_canvas(new SceneCanvas(this)),
      m_scroll(new QScrollBar(Qt::Vertical, this))
{
    m_canvas->setAccessibleName(tr("Funnel: how many contacts reached each stage"));
    m_canvas->installEventFilter(this);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_canvas, 1);
    row->addWidget(m_scroll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addLayout(row, 1);
    connect(m_scroll, &QScrollBar::valueChanged, this, &FunnelPane::showVisible);
}

void FunnelPane::setColours(const InkColours& colours)
{
    m_canvas->setColours(colours);
}

void FunnelPane::setResults(std::shared_ptr<const CampaignResults> results, CampaignChoice campaign)
{
    m_results = std::move(results);
    m_campaign = campaign;
    describe();
    redraw();
}

// For people who do not see the bars.
void FunnelPane::describe()
{
    QStringList figures;
    for (std::size_t i = 0; m_results && i < m_results->stages->stages.size(); ++i)
        figures << stageFigures(*m_results, m_campaign, i).replace(u'\n', QStringLiteral(", "));
    m_canvas->setAccessibleDescription(figures.join(QStringLiteral("; ")));
    const QString source = m_results ? exact(m_results->stages->source) : QString();
    m_heading->setTexts(tr("Funnel"), !m_results ? QString()
                                      : source.isEmpty()
                                          ? tr("by the usual stages")
                                          : tr("by the stages of %1").arg(shown(sourceName(source), 80)));
}

void FunnelPane::redraw()
{
    m_scene = m_results ? drawnFunnel(*m_results, m_campaign, static_cast<float>(m_canvas->width()), false,
                                      fontTextWidth())
                        : Scene();
    const QSignalBlocker quiet(m_scroll); // one redraw, below
    m_scroll->setRange(0, std::max(0, static_cast<int>(std::ceil(m_scene.height)) - m_canvas->height()));
    m_scroll->setPageStep(m_canvas->height());
    m_scroll->setSingleStep(static_cast<int>(kPixelsPerNotch / 3));
    m_scroll->setVisible(m_scroll->maximum() > 0);
    showVisible();
}

void FunnelPane::showVisible()
{
    m_canvas->setScene(
        visiblePart(m_scene, static_cast<float>(m_scroll->value()), static_cast<float>(m_canvas->height())));
}

bool FunnelPane::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
        redraw();
        break;
    case QEvent::Wheel: {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        const QPoint pixels = wheel->pixelDelta();
        const double by = pixels.isNull() ? wheel->angleDelta().y() / kNotch * kPixelsPerNotch : pixels.y();
        m_scroll->setValue(m_scroll->value() - static_cast<int>(std::lround(by)));
        return true;
    }
    case QEvent::KeyPress: // the scroll bar knows the arrows and pages
        return QCoreApplication::sendEvent(m_scroll, event) && event->isAccepted();
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Hit hit = m_canvas->hit(help->pos());
        QToolTip::showText(help->globalPos(),
                           m_results && hit.zone
                               ? plainToolTip(stageFigures(*m_results, m_campaign, hit.zone->index))
                               : QString(),
                           m_canvas);
        return true;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace throughline
