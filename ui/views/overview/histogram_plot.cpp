// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/overview/histogram_plot.h"

#include "ui/models/text.h"
#include "ui/widgets/scene_painter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr float kColumnWidth = 3;

} // namespace

HistogramPlot::HistogramPlot(QWidget* parent) : QWidget(parent), m_canvas(new SceneCanvas)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_canvas);
    setFixedHeight(sizeHint().height());
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Events over time"));
    m_canvas->setFocusPolicy(Qt::NoFocus);
    m_canvas->setMinimumHeight(0);
    m_canvas->installEventFilter(this);
}

void HistogramPlot::setHistogram(std::shared_ptr<const EventHistogram> histogram)
{
    m_histogram = std::move(histogram);
    fit();
}

void HistogramPlot::setWindow(const std::optional<TimeRange>& window)
{
    if (window == m_window)
        return;
    m_window = window;
    if (!window)
        m_anchor.reset();
    redraw();
}

Rect HistogramPlot::plotRect() const
{
    return {0, 0, static_cast<float>(m_canvas->width()), static_cast<float>(m_canvas->height())};
}

std::size_t HistogramPlot::columnAt(QPointF position) const
{
    return m_drawn.columnAt(plotRect(), static_cast<float>(position.x()));
}

TimeRange HistogramPlot::windowOf(std::size_t from, std::size_t to) const
{
    const auto [first, last] = std::minmax(from, to);
    return {m_drawn.rangeOf(first).from, m_drawn.rangeOf(last).to};
}

void HistogramPlot::choose(std::size_t from, std::size_t to)
{
    Q_EMIT windowChosen(windowOf(from, to));
}

void HistogramPlot::chooseAll()
{
    m_anchor.reset();
    Q_EMIT windowChosen(std::nullopt);
}

void HistogramPlot::drawInto(Scene& scene, const Rect& rect) const
{
    if (m_histogram)
        m_histogram->fitted(rect.width, kColumnWidth).draw(scene, rect, m_window, fontTextWidth());
}

// Columns have other numbers then.
void HistogramPlot::fit()
{
    m_anchor.reset();
    m_dragging = false;
    m_drawn = m_histogram ? m_histogram->fitted(plotRect().width, kColumnWidth) : EventHistogram();
    redraw();
}

void HistogramPlot::redraw()
{
    Scene scene;
    const Rect rect = plotRect();
    scene.width = rect.width;
    scene.height = rect.height;
    m_drawn.draw(scene, rect, m_window, fontTextWidth());
    m_canvas->setScene(std::move(scene));
}

void HistogramPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void HistogramPlot::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (!m_histogram || m_histogram->empty()) {
        QWidget::keyPressEvent(event);
    } else if (event->key() == Qt::Key_Escape && m_window) {
        chooseAll();
    } else if (step != 0) {
        const bool widens = event->modifiers() & Qt::ShiftModifier;
        // The first press starts at the end that it comes from.
        if (!m_anchor)
            m_cursor = step > 0 ? 0 : m_drawn.columns().size() - 1;
        else if (step > 0)
            m_cursor = std::min(m_cursor + 1, m_drawn.columns().size() - 1);
        else
            m_cursor -= m_cursor > 0 ? 1 : 0;
        if (!m_anchor || !widens)
            m_anchor = m_cursor;
        choose(*m_anchor, m_cursor);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool HistogramPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_histogram || m_histogram->empty())
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::Resize:
        fit();
        break;
    case QEvent::MouseButtonPress:
        if (static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton)
            break;
        setFocus(Qt::MouseFocusReason);
        m_dragging = true;
        m_anchor = m_cursor = columnAt(static_cast<QMouseEvent*>(event)->position());
        return true;
    case QEvent::MouseMove:
        if (!m_dragging)
            break;
        m_cursor = columnAt(static_cast<QMouseEvent*>(event)->position());
        setWindow(windowOf(*m_anchor, m_cursor));
        return true;
    case QEvent::MouseButtonRelease:
        if (static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton || !std::exchange(m_dragging, false))
            break;
        m_cursor = columnAt(static_cast<QMouseEvent*>(event)->position());
        choose(*m_anchor, m_cursor);
        return true;
    case QEvent::MouseButtonDblClick:
        m_dragging = false;
        chooseAll();
        return true;
    case QEvent::ToolTip:
        showToolTip(static_cast<QHelpEvent*>(event)->pos(), static_cast<QHelpEvent*>(event)->globalPos());
        return true;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void HistogramPlot::showToolTip(QPoint position, QPoint globalPosition)
{
    const std::size_t index = columnAt(position);
    const EventHistogram::Column& column = m_drawn.columns()[index];
    const TimeRange range = m_drawn.rangeOf(index);
    QString text = tr("%1 to %2").arg(timeText(range.from), timeText(range.to)) + u'\n' +
                   counted(column.total(), tr("1 event"), tr("%1 events"));
    if (column.errors > 0)
        text += u'\n' + counted(column.errors, tr("1 error"), tr("%1 errors"));
    QToolTip::showText(globalPosition, plainToolTip(text), m_canvas);
}

} // namespace throughline
