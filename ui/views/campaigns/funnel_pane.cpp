// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/campaigns/funnel_pane.h"

#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/views/campaigns/list_heading.h"
#include "ui/views/scrolled_scene.h"
#include "ui/widgets/scene_canvas.h"
#include "ui/widgets/scene_painter.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>

#include <utility>

namespace throughline {

FunnelPane::FunnelPane(QWidget* parent)
    : QWidget(parent), m_heading(new ListHeading(this)), m_drawing(new ScrolledScene(this)),
      m_canvas(&m_drawing->canvas())
{
    m_canvas->setAccessibleName(tr("Funnel: how many contacts reached each stage"));
    m_canvas->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addWidget(m_drawing, 1);
    connect(m_drawing, &ScrolledScene::resized, this, &FunnelPane::redraw);
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
    m_drawing->setScene(m_results ? drawnFunnel(*m_results, m_campaign, static_cast<float>(m_canvas->width()),
                                                false, fontTextWidth())
                                  : Scene());
}

bool FunnelPane::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress: // the scroll bar knows the arrows and pages
        return QCoreApplication::sendEvent(&m_drawing->scrollBar(), event) && event->isAccepted();
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
