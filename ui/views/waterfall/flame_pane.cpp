// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/waterfall/flame_pane.h"

#include "core/journey/span_find.h"
#include "core/model/wording.h"
#include "ui/models/text.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/look.h"
#include "ui/widgets/scene_canvas.h"
#include "ui/widgets/scene_painter.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace throughline {

namespace {

constexpr int kSpace = 8;
constexpr int kNotch = 120; // of a wheel, in Qt's eighths of a degree
constexpr double kRowsPerNotch = 3;
constexpr int kLongestName = 120;

} // namespace

FlamePane::FlamePane(Navigator& navigator, QWidget* parent)
    : QWidget(parent), m_navigator(navigator), m_groupings(new ChoiceBox(tr("Merge by"))),
      m_measures(new ChoiceBox(tr("Width of the frames"))), m_note(plainLabel({}, look::kDim)),
      m_canvas(new SceneCanvas), m_scroll(new QScrollBar(Qt::Vertical))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_groupings->addItems({tr("By type"), tr("By class")});
    m_measures->addItems({tr("Time at work"), tr("Span count")});
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_canvas->setAccessibleName(tr("Flame graph: the spans merged by the path that leads to them"));
    m_canvas->setFocusPolicy(Qt::StrongFocus);
    m_canvas->setMouseTracking(true);
    m_canvas->installEventFilter(this);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    setFocusStandIn(*this, *m_canvas);

    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(kSpace, kSpace / 2, kSpace, kSpace / 2);
    strip->setSpacing(kSpace);
    strip->addWidget(m_groupings);
    strip->addWidget(m_measures);
    strip->addWidget(m_note, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_canvas, 1);
    row->addWidget(m_scroll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(strip);
    column->addLayout(row, 1);

    connect(m_groupings, &QComboBox::activated, this,
            [this](int choice) { Q_EMIT groupingChosen(static_cast<SpanGrouping>(choice)); });
    connect(m_measures, &QComboBox::activated, this,
            [this](int choice) { setMeasure(static_cast<FlameMeasure>(choice)); });
    connect(m_scroll, &QScrollBar::valueChanged, this, &FlamePane::redraw);
}

FlamePane::~FlamePane() = default;

void FlamePane::setColours(const InkColours& colours)
{
    m_canvas->setColours(colours);
}

void FlamePane::setSpans(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const SpanTree> tree)
{
    if (m_tree == tree && m_snapshot == snapshot)
        return;
    m_snapshot = std::move(snapshot);
    m_tree = std::move(tree);
    if (!m_measureChosen)
        m_measure = FlameMeasure::Time;
    m_graph = {}; // its frames are of other spans
    replace({});
    merge();
}

void FlamePane::setGrouping(SpanGrouping grouping)
{
    m_groupings->setCurrentIndex(static_cast<int>(grouping));
    if (std::exchange(m_grouping, grouping) != grouping)
        merge();
}

void FlamePane::setMeasure(FlameMeasure measure)
{
    m_measureChosen = true;
    m_measures->setCurrentIndex(static_cast<int>(measure));
    if (std::exchange(m_measure, measure) != measure)
        merge();
}

void FlamePane::merge()
{
    m_failed = false;
    if (!m_tree) {
        m_task.drop();
        replace({});
        return;
    }
    m_task.start(
        [snapshot = m_snapshot, tree = m_tree, grouping = m_grouping, measure = m_measure,
         chosen = m_measureChosen](const CancelToken& cancel) {
            FlameGraph graph = flameGraph(*snapshot, *tree, grouping, measure, cancel);
            // Where nothing took time, how many there are is all that there is to see.
            if (!chosen && !graph.frames.empty() && graph.frames.front().value == 0)
                graph = flameGraph(*snapshot, *tree, grouping, FlameMeasure::Count, cancel);
            return graph;
        },
        [this](FlameGraph graph) { replace(std::move(graph)); },
        [this] {
            m_failed = true;
            replace({});
        });
    showNote();
}

void FlamePane::replace(FlameGraph graph)
{
    m_graph = std::move(graph);
    m_zoomed = 0;
    m_current = FlameFrame::kNone;
    m_hovered = FlameFrame::kNone;
    if (!m_graph.frames.empty()) {
        m_measure = m_graph.measure;
        m_measures->setCurrentIndex(static_cast<int>(m_measure));
    }
    m_scroll->setValue(0);
    countMatches();
    layOut();
}

void FlamePane::setMatches(const std::vector<EventId>* matches)
{
    m_sought = matches;
    countMatches();
    redraw();
    showNote();
}

void FlamePane::countMatches()
{
    m_matches.clear();
    if (!m_sought)
        return;
    m_matches.resize(m_graph.frames.size());
    auto at = m_graph.frameOf.begin(); // both ascend
    for (const EventId match : *m_sought) {
        while (at != m_graph.frameOf.end() && at->first < match)
            ++at;
        if (at == m_graph.frameOf.end())
            break;
        m_matches[at->second] += at->first == match ? 1 : 0;
    }
}

bool FlamePane::canDraw() const
{
    return m_snapshot && m_snapshot == m_navigator.snapshot();
}

FlameView FlamePane::viewFor(QSize size) const
{
    FlameView view;
    view.width = static_cast<float>(size.width());
    view.height = static_cast<float>(size.height());
    view.scroll = m_scroll->value();
    view.zoomed = m_zoomed;
    view.selected = m_current;
    view.matches = m_sought ? &m_matches : nullptr;
    return view;
}

Scene FlamePane::scene(QSize size) const
{
    return canDraw()
               ? flameScene(*m_snapshot, m_navigator.categories(), m_graph, viewFor(size), fontTextWidth())
               : Scene();
}

void FlamePane::layOut()
{
    const QSignalBlocker quiet(m_scroll); // one redraw, below
    const double height = flameHeight(m_graph, m_zoomed) + kSpace;
    m_scroll->setRange(0, std::max(0, static_cast<int>(std::ceil(height)) - m_canvas->height()));
    m_scroll->setPageStep(std::max(1, m_canvas->height()));
    m_scroll->setSingleStep(static_cast<int>(kFlameRowHeight));
    m_scroll->setVisible(m_scroll->maximum() > 0);
    redraw();
    showNote();
}

void FlamePane::redraw()
{
    m_canvas->setScene(scene(m_canvas->size()));
    redrawOverlay();
}

void FlamePane::redrawOverlay()
{
    Scene overlay;
    const Scene& base = m_canvas->scene();
    for (std::size_t i = 0; i < base.zones.size(); ++i) { // a zone and a bar for each frame
        if (base.zones[i].index != m_hovered)
            continue;
        overlay.bars.push_back(base.bars[i]);
        overlay.bars.back().outlined = true;
        const Rect& rect = base.bars[i].rect;
        for (const Label& label : base.labels) {
            if (rect.contains(label.box.x, label.box.y))
                overlay.labels.push_back(label);
        }
    }
    m_canvas->setOverlay(std::move(overlay));
}

std::uint32_t FlamePane::frameAt(QPointF position) const
{
    const Zone* zone = m_canvas->hit(position).zone;
    return zone && zone->kind == ZoneKind::Frame && zone->index < m_graph.frames.size() ? zone->index
                                                                                        : FlameFrame::kNone;
}

void FlamePane::zoom(std::uint32_t frame)
{
    if (frame >= m_graph.frames.size())
        return;
    m_zoomed = frame;
    m_current = frame;
    layOut();
    const int top = static_cast<int>(flameTop(m_graph, frame));
    if (top < m_scroll->value() ||
        top + static_cast<int>(kFlameRowHeight) > m_scroll->value() + m_canvas->height())
        m_scroll->setValue(top - static_cast<int>(kFlameRowHeight));
}

void FlamePane::setCurrent(std::uint32_t frame)
{
    m_current = frame;
    // What the zoom has cut away comes back.
    bool within = false;
    for (std::uint32_t above = frame; above != FlameFrame::kNone && !within;
         above = m_graph.frames[above].parent)
        within = above == m_zoomed;
    bool leadsThere = false;
    for (std::uint32_t above = m_zoomed; above != FlameFrame::kNone && !leadsThere;
         above = m_graph.frames[above].parent)
        leadsThere = above == frame;
    if (!within && !leadsThere)
        m_zoomed = m_graph.frames[frame].parent;
    layOut();
    const int top = static_cast<int>(flameTop(m_graph, frame));
    const int lowest = std::min(top, top + static_cast<int>(kFlameRowHeight) - m_canvas->height());
    m_scroll->setValue(std::clamp(m_scroll->value(), lowest, top));
    redraw();
    m_canvas->setAccessibleDescription(summaryOf(frame));
}

void FlamePane::step(Step step)
{
    if (m_graph.frames.empty())
        return;
    if (m_current >= m_graph.frames.size()) {
        setCurrent(m_zoomed);
        return;
    }
    const FlameFrame& frame = m_graph.frames[m_current];
    const bool whole = frame.parent == FlameFrame::kNone;
    const FlameFrame& above = m_graph.frames[whole ? m_current : frame.parent];
    const auto seen = [&](std::uint32_t number) { return m_graph.frames[number].value > 0; };
    switch (step) {
    case Step::Up:
        setCurrent(whole ? m_current : frame.parent);
        break;
    case Step::Down:
        if (frame.children > 0 && seen(frame.firstChild))
            setCurrent(frame.firstChild);
        break;
    case Step::Left:
        if (!whole && m_current > above.firstChild)
            setCurrent(m_current - 1);
        break;
    case Step::Right:
        if (!whole && m_current + 1 < above.firstChild + above.children && seen(m_current + 1))
            setCurrent(m_current + 1);
        break;
    }
}

void FlamePane::showFrameOf(EventId span)
{
    const std::uint32_t frame = m_graph.find(span);
    if (frame != FlameFrame::kNone)
        setCurrent(frame);
}

void FlamePane::zoomToCurrent()
{
    zoom(m_current);
}

void FlamePane::zoomOut()
{
    if (m_zoomed < m_graph.frames.size() && m_graph.frames[m_zoomed].parent != FlameFrame::kNone)
        zoom(m_graph.frames[m_zoomed].parent);
}

void FlamePane::showAll()
{
    zoom(0);
}

QString FlamePane::summaryOf(std::uint32_t number) const
{
    if (number >= m_graph.frames.size() || !canDraw())
        return {};
    const FlameFrame& frame = m_graph.frames[number];
    const FlameFrame& whole = m_graph.frames.front();
    QStringList lines{number != 0 && frame.name ? shown(m_snapshot->str(frame.name), kLongestName)
                                                : shown(frameCaption(*m_snapshot, m_graph, number))};
    const QString share =
        whole.value == 0
            ? QString()
            : exact(shareText(static_cast<double>(frame.value) / static_cast<double>(whole.value)));
    if (m_graph.measure == FlameMeasure::Time) {
        lines << tr("%1 at work here and below, %2 of all")
                     .arg(durationText(static_cast<DurationNs>(frame.value)), share);
        if (frame.spans > 0)
            lines << tr("%1 themselves, of %2 in all")
                         .arg(durationText(static_cast<DurationNs>(frame.own)), durationText(frame.total));
    } else {
        lines << tr("%1 here and below, %2 of all")
                     .arg(counted(frame.value, tr("1 span"), tr("%1 spans")), share);
    }
    if (frame.spans > 0)
        lines << counted(frame.spans, tr("1 span on this path"), tr("%1 spans on this path"));
    if (frame.errors > 0)
        lines << counted(frame.errors, tr("1 of them failed"), tr("%1 of them failed"));
    if (m_sought && number < m_matches.size() && m_matches[number] > 0)
        lines << counted(m_matches[number], tr("1 match"), tr("%1 matches"));
    return lines.join(u'\n');
}

void FlamePane::showNote()
{
    QStringList parts;
    if (m_failed) {
        parts << tr("There is not enough memory to merge these spans.");
    } else if (m_task.running()) {
        parts << tr("Working out…");
    } else if (!m_graph.frames.empty() && canDraw()) {
        if (m_zoomed != 0)
            parts << tr("Zoomed to %1").arg(shown(frameCaption(*m_snapshot, m_graph, m_zoomed)));
        else
            parts << counted(m_graph.spans, tr("1 span"), tr("%1 spans"));
        const std::uint64_t value = m_graph.frames[m_zoomed].value;
        if (m_graph.measure == FlameMeasure::Time)
            parts << tr("%1 at work").arg(durationText(static_cast<DurationNs>(value)));
        else if (m_zoomed != 0)
            parts << counted(value, tr("1 span"), tr("%1 spans"));
        if (m_graph.unmeasured > 0)
            parts << tr("%1 without a duration not shown").arg(number(m_graph.unmeasured));
    }
    m_note->setText(parts.join(QStringLiteral(" · ")));
    m_note->setToolTip(plainToolTip(m_note->text()));
}

QString FlamePane::note() const
{
    return m_note->text();
}

void FlamePane::hover(QPointF position)
{
    const std::uint32_t frame = frameAt(position);
    if (std::exchange(m_hovered, frame) != frame)
        redrawOverlay();
}

void FlamePane::showToolTip(QPoint position, QPoint globalPosition)
{
    QToolTip::showText(globalPosition, plainToolTip(summaryOf(frameAt(position))), m_canvas);
}

void FlamePane::showMenuAtCurrent()
{
    for (const Zone& zone : m_canvas->scene().zones) {
        if (zone.kind == ZoneKind::Frame && zone.index == m_current)
            showMenu(m_current, m_canvas->mapToGlobal(QPointF(zone.rect.x, zone.rect.bottom()).toPoint()));
    }
}

void FlamePane::showMenu(std::uint32_t frame, QPoint globalPosition)
{
    if (frame >= m_graph.frames.size())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Zoom to"), this, [this, frame] { zoom(frame); });
    menu->addAction(tr("Show all"), this, &FlamePane::showAll)->setEnabled(m_zoomed != 0);
    const FlameFrame& spans = m_graph.frames[frame];
    if (frame != 0 && !spans.missing) {
        menu->addSeparator();
        const QString typed = exact(typedFor(*m_snapshot, m_grouping, spans.name));
        menu->addAction(tr("Show all spans of this name"), this,
                        [this, typed] { Q_EMIT spansWanted(typed); });
        menu->addAction(spans.errors > 0 ? tr("Select one that failed") : tr("Select the longest"), this,
                        [this, event = spans.event] { m_navigator.select(event); });
    }
    menu->popup(globalPosition);
}

bool FlamePane::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
        layOut();
        break;
    case QEvent::MouseMove:
        hover(static_cast<QMouseEvent*>(event)->position());
        break;
    case QEvent::Leave:
        hover({-1, -1});
        break;
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() != Qt::LeftButton)
            break;
        m_canvas->setFocus(Qt::MouseFocusReason);
        zoom(frameAt(mouse->position()));
        return true;
    }
    case QEvent::Wheel: {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        m_scroll->setValue(m_scroll->value() -
                           static_cast<int>(std::lround(wheel->angleDelta().y() * kRowsPerNotch *
                                                        static_cast<double>(kFlameRowHeight) / kNotch)));
        return true;
    }
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        showToolTip(help->pos(), help->globalPos());
        return true;
    }
    case QEvent::ContextMenu: {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        if (menu->reason() == QContextMenuEvent::Keyboard)
            showMenuAtCurrent();
        else
            showMenu(frameAt(menu->pos()), menu->globalPos());
        return true;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace throughline
