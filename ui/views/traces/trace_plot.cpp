// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/traces/trace_plot.h"

#include "ui/models/text.h"
#include "ui/widgets/scene_canvas.h"
#include "ui/widgets/scene_painter.h"

#include <QGuiApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace throughline {

namespace {

constexpr float kThin = 8; // a rectangle that is no wider, or no higher, means all of that axis

ScatterRange rangeOf(const TraceTable& table, const std::optional<TraceWindow>& window)
{
    if (window)
        return {TimeAxis(window->from, window->to), window->shortest, window->longest};
    ScatterRange range;
    Interval starts{kNoTime, kNoTime};
    for (const TraceFigures& trace : table) {
        if (trace.start == kNoTime)
            continue;
        starts.from = starts.from == kNoTime ? trace.start : std::min(starts.from, trace.start);
        starts.to = std::max(starts.to, trace.start); // kNoTime is the smallest number
        if (trace.duration == kNoDuration)
            continue;
        range.shortest = range.hasDurations() ? std::min(range.shortest, trace.duration) : trace.duration;
        range.longest = std::max(range.longest, trace.duration);
    }
    range.time = TimeAxis::linear({starts});
    return range;
}

TraceScatter scatterOf(const TraceRows& rows, const std::optional<TraceWindow>& window, QSizeF size,
                       const CancelToken& cancel)
{
    constexpr std::size_t kStride = 1U << 14U;
    TraceScatter scatter(ScatterArea(rangeOf(*rows.table, window), static_cast<float>(size.width()),
                                     static_cast<float>(size.height())));
    for (std::size_t i = 0; i < rows.traces->size(); ++i) {
        if (i % kStride == 0 && cancel.cancelled())
            break;
        const TraceId trace = (*rows.traces)[i];
        const TraceFigures& figures = rows[trace];
        scatter.add(
            {figures.start, figures.duration, trace, figures.root, figures.errors > 0, figures.breaks > 0});
    }
    scatter.finish();
    return scatter;
}

void drawFrame(Scene& scene, const Rect& rect)
{
    const Point corners[] = {
        {rect.x, rect.y}, {rect.right(), rect.y}, {rect.right(), rect.bottom()}, {rect.x, rect.bottom()}};
    for (std::size_t i = 0; i < std::size(corners); ++i)
        scene.lines.push_back({corners[i], corners[(i + 1) % std::size(corners)], Ink::Accent});
}

} // namespace

TracePlot::TracePlot(QWidget* parent) : QWidget(parent), m_canvas(new SceneCanvas(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_canvas);
    m_canvas->setAccessibleName(tr("Traces as points: start across, duration upwards"));
    m_canvas->setFocusPolicy(Qt::ClickFocus); // all that it does, the table and the filter do by key
    m_canvas->installEventFilter(this);
}

void TracePlot::setColours(const InkColours& colours)
{
    m_canvas->setColours(colours);
}

void TracePlot::setRows(const TraceRows& rows, const std::optional<TraceWindow>& window)
{
    m_rows = rows;
    m_window = window;
    if (!m_rows.snapshot) {
        m_task.drop();
        m_binned = {};
        m_scatter = {};
        redraw();
        return;
    }
    rebin();
}

void TracePlot::setSelected(TraceId trace)
{
    m_selected = trace;
    redrawOverlay();
}

void TracePlot::rebin()
{
    if (!m_rows.snapshot)
        return;
    m_task.start([rows = m_rows, window = m_window, size = QSizeF(m_canvas->size())](
                     const CancelToken& cancel) { return scatterOf(rows, window, size, cancel); },
                 [this, rows = m_rows](TraceScatter scatter) {
                     m_scatter = std::move(scatter);
                     m_binned = rows;
                     m_hovered.reset();
                     redraw();
                 });
}

ScatterWords TracePlot::words(const TraceScatter& scatter)
{
    ScatterWords words;
    const auto text = [](const QString& phrase) { return phrase.toStdString(); };
    words.start = text(tr("start, %1").arg(zoneName()));
    words.duration = text(tr("duration"));
    words.instants = text(tr("no duration"));
    words.plain = text(tr("trace"));
    words.failed = text(tr("with errors"));
    words.broken = text(tr("with breaks"));
    QString caption = counted(scatter.drawn(), tr("1 trace"), tr("%1 traces"));
    if (scatter.marks().size() < scatter.drawn())
        caption = counted(scatter.marks().size(), tr("%1 in 1 point").arg(caption),
                          tr("%1 in %2 points").arg(caption, QStringLiteral("%1")));
    if (scatter.untimed() > 0)
        caption +=
            QStringLiteral(" · ") + tr("%1 without a usable time not drawn").arg(number(scatter.untimed()));
    words.caption = text(caption);
    words.nothing = text(tr("No trace here"));
    return words;
}

std::function<Scene()> TracePlot::drawing(QSize size) const
{
    return [rows = m_rows, window = m_window, size] {
        if (!rows.snapshot)
            return Scene();
        const TraceScatter scatter = scatterOf(rows, window, size, {});
        return scatterScene(scatter, words(scatter), fontTextWidth());
    };
}

void TracePlot::redraw()
{
    m_canvas->setScene(m_binned.snapshot ? scatterScene(m_scatter, words(m_scatter), fontTextWidth())
                                         : Scene());
    redrawOverlay();
}

void TracePlot::redrawOverlay()
{
    Scene overlay;
    const ScatterArea& area = m_scatter.area();
    if (m_binned.snapshot && m_selected && m_selected.index() < m_binned.table->size()) {
        const TraceFigures& figures = m_binned[m_selected];
        const bool drawable =
            figures.start != kNoTime && (figures.duration == kNoDuration || area.range().hasDurations());
        if (drawable)
            drawRing(overlay, area, area.placeOf(figures.start, figures.duration), 4, Ink::Accent);
    }
    if (m_hovered)
        drawRing(overlay, area, *m_hovered, m_hoveredSize - 2, Ink::Text);
    if (m_dragging)
        drawFrame(overlay, dragged());
    m_canvas->setOverlay(std::move(overlay));
}

const ScatterMark* TracePlot::markAt(QPointF position) const
{
    // The mouse is told where its pixel begins.
    constexpr float kHalfPixel = 0.5F;
    return m_binned.snapshot ? m_scatter.markAt(static_cast<float>(position.x()) + kHalfPixel,
                                                static_cast<float>(position.y()) + kHalfPixel)
                             : nullptr;
}

Rect TracePlot::dragged() const
{
    const QRectF rect = QRectF(*m_pressed, m_to).normalized();
    const Rect body = m_scatter.area().body();
    Rect drawn{static_cast<float>(rect.left()), static_cast<float>(rect.top()),
               static_cast<float>(rect.width()), static_cast<float>(rect.height())};
    if (drawn.height <= kThin) {
        drawn.y = body.y;
        drawn.height = body.height;
    } else if (drawn.width <= kThin) {
        drawn.x = body.x;
        drawn.width = body.width;
    }
    const float left = std::clamp(drawn.x, body.x, body.right());
    const float top = std::clamp(drawn.y, body.y, body.bottom());
    return {left, top, std::clamp(drawn.right(), body.x, body.right()) - left,
            std::clamp(drawn.bottom(), body.y, body.bottom()) - top};
}

void TracePlot::press(const QMouseEvent& event)
{
    if (event.button() == Qt::LeftButton && m_binned.snapshot)
        m_pressed = event.position();
}

void TracePlot::move(const QMouseEvent& event)
{
    m_to = event.position();
    if (m_pressed &&
        (m_to - *m_pressed).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance())
        m_dragging = true;
    if (!m_dragging) {
        const ScatterMark* mark = markAt(m_to);
        m_hovered = mark ? std::optional(mark->centre) : std::nullopt;
        m_hoveredSize = mark ? mark->size : 0;
        m_canvas->setCursor(mark ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
    redrawOverlay();
}

void TracePlot::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || !m_pressed)
        return;
    m_to = event.position();
    if (std::exchange(m_dragging, false)) {
        const ScatterSelection chosen = m_scatter.area().selectionOf(dragged());
        m_pressed.reset();
        redrawOverlay();
        Q_EMIT windowChosen({chosen.from, chosen.to, chosen.shortest, chosen.longest, chosen.instants});
        return;
    }
    m_pressed.reset();
    if (const ScatterMark* mark = markAt(m_to))
        Q_EMIT chosen(mark->trace);
}

QString TracePlot::toolTipOf(const ScatterMark& mark) const
{
    const QString longest = traceSummary(m_binned, mark.trace);
    if (mark.count == 1)
        return longest;
    const QString what = mark.kind == ScatterKind::Failed   ? tr("%1 traces with errors here")
                         : mark.kind == ScatterKind::Broken ? tr("%1 traces with breaks here")
                                                            : tr("%1 traces here");
    return QStringList{what.arg(number(mark.count)), tr("The one that took longest:"), longest}.join(u'\n');
}

bool TracePlot::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
        rebin();
        break;
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent*>(event));
        break;
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        m_pressed.reset();
        Q_EMIT resetWanted();
        return true;
    case QEvent::Leave:
        m_hovered.reset();
        redrawOverlay();
        break;
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        const ScatterMark* mark = markAt(help->pos());
        QToolTip::showText(help->globalPos(), mark ? plainToolTip(toolTipOf(*mark)) : QString(), m_canvas);
        return true;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace throughline
