// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/time_view.h"

#include "core/layout/clock_text.h"
#include "core/layout/related.h"
#include "ui/models/text.h"
#include "ui/views/event_actions.h"
#include "ui/views/filter_actions.h"
#include "ui/views/time_overlay.h"
#include "ui/widgets/focus_stand_in.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace throughline {
namespace {

constexpr double kZoomIn = 0.6;
constexpr double kPan = 0.1;
constexpr int kFaster = 10; // with Shift (spec 5)
constexpr double kFitMargin = 0.5;

} // namespace

TimeView::TimeView(Navigator& navigator, ViewState& state, float nameWidth, QWidget* parent)
    : View(navigator, state, parent), m_canvas(new SceneCanvas), m_scroll(new QScrollBar(Qt::Vertical)),
      m_pages(new QStackedWidget), m_gestures(*m_canvas, m_window, nameWidth, this)
{
    auto* lines = new QWidget;
    auto* row = new QHBoxLayout(lines);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_canvas, 1);
    row->addWidget(m_scroll);
    m_pages->addWidget(lines);
    auto* body = new QWidget;
    m_body = new QVBoxLayout(body);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_body->addWidget(m_pages, 1);
    m_frame = new ViewFrame(body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_frame);
    setFocusStandIn(*this, *m_canvas);
    m_canvas->installEventFilter(this);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    connect(m_scroll, &QScrollBar::valueChanged, this, &TimeView::redraw);
    connectGestures();
    addCommands();
    m_commands = actions();
}

TimeView::~TimeView() = default;

void TimeView::addCommands()
{
    const auto zoom = [this](int times) {
        m_window.zoom(times > 0 ? std::pow(kZoomIn, times) : std::pow(1 / kZoomIn, -times),
                      m_window.viewport().width / 2);
        redraw();
    };
    const auto pan = [this](double share) {
        m_window.pan(share);
        redraw();
    };
    const auto select = [this](Move move) {
        const EventId event = moved(move);
        if (event) {
            navigator().select(event);
        }
    };
    addCommand(tr("Zoom in"), Qt::Key_W, [zoom] { zoom(1); });
    addCommand(tr("Zoom out"), Qt::Key_S, [zoom] { zoom(-1); });
    addCommand(tr("Zoom in fast"), Qt::SHIFT | Qt::Key_W, [zoom] { zoom(kFaster); });
    addCommand(tr("Zoom out fast"), Qt::SHIFT | Qt::Key_S, [zoom] { zoom(-kFaster); });
    addCommand(tr("Pan left"), Qt::Key_A, [pan] { pan(-kPan); });
    addCommand(tr("Pan right"), Qt::Key_D, [pan] { pan(kPan); });
    addCommand(tr("Pan left fast"), Qt::SHIFT | Qt::Key_A, [pan] { pan(-kPan * kFaster); });
    addCommand(tr("Pan right fast"), Qt::SHIFT | Qt::Key_D, [pan] { pan(kPan * kFaster); });
    addCommand(tr("Show all"), Qt::Key_0, [this] {
        m_window.showAll();
        m_wentTo = kNoTime;
        redraw();
    });
    addCommand(tr("Undo zoom"), Qt::Key_Z, [this] {
        if (m_window.undo()) {
            redraw();
        }
    });
    m_fit = addCommand(tr("Fit"), Qt::Key_F, [this] { fit(selected()); });
    m_fit->setToolTip(tr("Zoom to the selected event"));
    m_foldGaps =
        addCommand(tr("Fold gaps"), Qt::Key_G, [this] { state().setFoldsGaps(!state().foldsGaps()); });
    m_foldGaps->setToolTip(tr("Show long idle times as narrow markers"));
    m_foldGaps->setCheckable(true);
    addCommand(tr("Select the line above"), Qt::Key_Up, [select] { select(Move::Up); });
    addCommand(tr("Select the line below"), Qt::Key_Down, [select] { select(Move::Down); });
    addCommand(tr("Select a page up"), Qt::Key_PageUp, [select] { select(Move::PageUp); });
    addCommand(tr("Select a page down"), Qt::Key_PageDown, [select] { select(Move::PageDown); });
    addCommand(tr("Select the first"), Qt::Key_Home, [select] { select(Move::First); });
    addCommand(tr("Select the last"), Qt::Key_End, [select] { select(Move::Last); });
    const auto turn = [this](bool inward) {
        if (turnInto(inward)) {
            rowsChanged();
        }
    };
    addCommand(tr("Fold, or select what is before"), Qt::Key_Left, [turn] { turn(false); });
    addCommand(tr("Unfold, or select what is after"), Qt::Key_Right, [turn] { turn(true); });
    addCommand(tr("Follow to the cause"), Qt::Key_BracketLeft, [this] { followCause(); });
    addCommand(tr("Follow to the effect"), Qt::Key_BracketRight, [this] { followEffect(); });
}

void TimeView::addAbove(QWidget* strip)
{
    m_body->insertWidget(m_body->count() - 1, strip);
}

void TimeView::showPage(QWidget* page)
{
    m_page = page;
    if (page && m_pages->indexOf(page) < 0) {
        m_pages->addWidget(page);
    }
    const bool hadFocus = m_pages->isAncestorOf(focusWidget());
    m_pages->setCurrentIndex(page ? m_pages->indexOf(page) : 0);
    setFocusStandIn(*this, *(page ? page : m_canvas));
    if (hadFocus) {
        setFocus();
    }
    for (QAction* command : std::as_const(m_commands)) {
        command->setEnabled(!page);
    }
    tellScale();
}

void TimeView::connectGestures()
{
    connect(&m_gestures, &TimeGestures::windowChanged, this, &TimeView::redraw);
    connect(&m_gestures, &TimeGestures::nameWidthChanged, this, &TimeView::resized);
    connect(&m_gestures, &TimeGestures::markChanged, this, &TimeView::redrawOverlay);
    connect(&m_gestures, &TimeGestures::scrolled, this, &TimeView::scrollBy);
    connect(&m_gestures, &TimeGestures::hovered, this, &TimeView::hover);
    connect(&m_gestures, &TimeGestures::left, this, [this] { hover(QPointF(-1, -1)); });
    connect(&m_gestures, &TimeGestures::clicked, this, &TimeView::click);
    connect(&m_gestures, &TimeGestures::doubleClicked, this, &TimeView::doubleClick);
}

void TimeView::refresh()
{
    const InkColours& colours = state().colours();
    m_canvas->setColours(colours);
    m_frame->setColours(colours);
    m_foldGaps->setChecked(state().foldsGaps());
    m_hovered = {};
    advance(changeFromNow());
    refreshed();
}

bool TimeView::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
        resizedAround(canDraw() ? topOf(selected()) : std::nullopt);
        break;
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        showToolTip(help->pos(), help->globalPos());
        return true;
    }
    case QEvent::ContextMenu:
        showMenu(*static_cast<QContextMenuEvent*>(event));
        return true;
    default:
        break;
    }
    return View::eventFilter(watched, event);
}

TimeView::Shown TimeView::shownNow() const
{
    return {static_cast<float>(m_canvas->width()), static_cast<float>(m_canvas->height()),
            m_gestures.nameWidth(), static_cast<double>(m_scroll->value()), m_window.viewport()};
}

Scene TimeView::scene(QSize size) const
{
    if (!canDraw()) {
        return {};
    }
    Shown shown = shownNow();
    shown.width = static_cast<float>(size.width());
    shown.height = static_cast<float>(size.height());
    shown.viewport.width = std::max(1.0F, shown.width - shown.nameWidth);
    return draw(shown);
}

void TimeView::resized()
{
    m_window.setWidth(static_cast<float>(m_canvas->width()) - m_gestures.nameWidth());
    rowsChanged();
}

// The selected line stays in sight where the view becomes lower.
void TimeView::resizedAround(std::optional<double> top)
{
    const double line = static_cast<double>(heightOfLine());
    const bool inSight = top && *top >= m_scroll->value() &&
                         *top + line <= static_cast<double>(m_scroll->value() + m_scroll->pageStep());
    resized();
    if (inSight) {
        const double above = std::ceil((*top + line - m_scroll->pageStep()) / line); // whole lines are drawn
        m_scroll->setValue(std::max(m_scroll->value(), static_cast<int>(above * line)));
    }
}

void TimeView::rowsChanged()
{
    const double room =
        std::max(0.0, static_cast<double>(m_canvas->height()) - static_cast<double>(heightOfHeader()));
    const QSignalBlocker quiet(m_scroll); // one redraw, below
    m_scroll->setRange(0, std::max(0, static_cast<int>(std::ceil(heightOfContent() - room))));
    m_scroll->setPageStep(std::max(1, static_cast<int>(room)));
    m_scroll->setSingleStep(static_cast<int>(heightOfLine()));
    m_scroll->setVisible(m_scroll->maximum() > 0);
    redraw();
}

void TimeView::redraw()
{
    if (!canDraw()) {
        return;
    }
    m_canvas->setScene(draw(shownNow()));
    redrawOverlay();
    tellScale();
}

std::optional<double> TimeView::timePerPixel() const
{
    const Viewport& shown = m_window.viewport();
    return canDraw() && !m_page && shown.width > 0
               ? std::optional((shown.to - shown.from) / static_cast<double>(shown.width))
               : std::nullopt;
}

void TimeView::tellScale()
{
    if (m_toldScale != timePerPixel()) {
        m_toldScale = timePerPixel();
        Q_EMIT scaleChanged();
    }
}

void TimeView::redrawOverlay()
{
    Scene overlay;
    if (m_hovered && snapshot()) {
        outlineBars(overlay, m_canvas->scene(),
                    [this](EventId event) { return related(*snapshot(), m_hovered, event); });
    }
    if (m_wentTo != kNoTime) {
        const float x = m_gestures.nameWidth() + m_window.viewport().x(m_window.axis().position(m_wentTo));
        if (x >= m_gestures.nameWidth() && x <= m_canvas->scene().width) {
            drawMoment(overlay, m_canvas->scene(), x, m_wentToText, m_gestures.nameWidth(), heightOfHeader());
        }
    }
    if (m_gestures.mark()) {
        const DurationNs duration = m_gestures.durationOf(*m_gestures.mark());
        drawMark(overlay, m_canvas->scene(), *m_gestures.mark(), formatDuration(duration), heightOfHeader());
    }
    m_canvas->setOverlay(std::move(overlay));
}

// Nothing where what is shown is of what is not open any more.
Hit TimeView::hitAt(QPointF position) const
{
    return canDraw() ? m_canvas->hit(position) : Hit();
}

void TimeView::hover(QPointF position)
{
    const EventId event = hitAt(position).event;
    if (event != m_hovered) {
        m_hovered = event;
        redrawOverlay();
    }
}

void TimeView::click(QPointF position)
{
    const Hit hit = hitAt(position);
    clearMoment();
    if (hit.event) {
        m_revealed = hit.event; // it is where the mouse is; scrolling it elsewhere would only confuse
        navigator().select(hit.event);
    } else if (hit.link) {
        navigator().selectLink(hit.link);
    } else if (hit.zone && toggle(*hit.zone)) {
        rowsChanged();
    } else if (hit.zone && eventOf(*hit.zone)) {
        m_revealed = eventOf(*hit.zone);
        navigator().select(m_revealed);
    }
}

void TimeView::doubleClick(QPointF position)
{
    const Hit hit = hitAt(position);
    if (hit.event) {
        fit(hit.event);
    } else if (hit.zone && hit.zone->kind == ZoneKind::Gap) {
        state().setFoldsGaps(false);
    } else if (hit.zone && eventOf(*hit.zone)) {
        fit(eventOf(*hit.zone));
    }
}

void TimeView::scrollBy(double pixels)
{
    m_scroll->setValue(m_scroll->value() + static_cast<int>(std::lround(pixels)));
}

void TimeView::revealSelected()
{
    const EventId event = selected();
    if (!event || event == m_revealed) {
        return;
    }
    m_revealed = event;
    const std::optional<double> top = topOf(event);
    if (top) {
        revealLine(*top);
    }
    if (!top || !snapshot()->events.timed(event)) {
        return;
    }
    const Viewport& shown = m_window.viewport();
    const double position = m_window.axis().position(snapshot()->events.time(event));
    if (position < shown.from || position > shown.to) {
        const double half = (shown.to - shown.from) / 2;
        m_window.show(position - half, position + half);
        redraw();
    }
}

void TimeView::revealAnew()
{
    m_revealed = {};
    revealSelected();
}

void TimeView::revealLine(double top)
{
    const double room = m_scroll->pageStep();
    const double line = static_cast<double>(heightOfLine());
    if (top < m_scroll->value() || top + line > m_scroll->value() + room) {
        m_scroll->setValue(static_cast<int>(std::lround(top - (room - line) / 2)));
    }
}

void TimeView::fit(EventId event)
{
    if (!event || !snapshot()->events.timed(event)) {
        return;
    }
    const double from = m_window.axis().position(snapshot()->events.time(event));
    const double to = m_window.axis().position(snapshot()->events.end(event));
    const double margin = std::max((to - from) * kFitMargin, static_cast<double>(kMillisecond));
    m_window.show(from - margin, to + margin);
    redraw();
}

TimeNs TimeView::middle() const
{
    const Viewport& viewport = m_window.viewport();
    return canDraw() ? m_window.axis().time((viewport.from + viewport.to) / 2) : kNoTime;
}

bool TimeView::goTo(const TypedTime& typed)
{
    const std::optional<Moment> moment = canDraw() ? momentOf(typed, middle()) : std::nullopt;
    if (!moment) {
        return false;
    }
    const TimeJump jump = timeJump(*snapshot(), events(), m_window.axis(), m_window.viewport(), *moment);
    m_window.show(jump.from, jump.to);
    const bool onAxis = jump.where == TimeJump::Where::Shown || jump.where == TimeJump::Where::InGap;
    m_wentTo = onAxis ? jump.at : kNoTime;
    m_wentToText = typedTimeText(dated(typed, moment->from));
    // What is there comes into sight, whichever line it is on.
    if (const std::optional<double> top = jump.count > 0 ? topOf(jump.nearest) : std::nullopt) {
        revealLine(*top);
    }
    redraw();
    sayWhatIsAt(jump);
    return true;
}

void TimeView::sayWhatIsAt(const TimeJump& jump)
{
    const QString when = exact(m_wentToText);
    const QString nearest = jump.nearest
                                ? tr("%1 at %2")
                                      .arg(shown(snapshot()->str(snapshot()->events.type(jump.nearest)), 60),
                                           timeText(snapshot()->events.time(jump.nearest)))
                                : QString();
    if (jump.count > 0) {
        Q_EMIT said(jump.count == 1
                        ? tr("%1: %2").arg(when, nearest)
                        : tr("%1: %2 events here, the first is %3").arg(when, number(jump.count), nearest));
        return;
    }
    QString nothing;
    switch (jump.where) {
    case TimeJump::Where::Shown:
        nothing = tr("Nothing here at %1.").arg(when);
        break;
    case TimeJump::Where::InGap:
        nothing = tr("Nothing here at %1: it lies in %2 of idle time.")
                      .arg(when, exact(formatDuration(jump.hidden)));
        break;
    case TimeJump::Where::Before:
        nothing = tr("%1 is before all that is shown here.").arg(when);
        break;
    case TimeJump::Where::After:
        nothing = tr("%1 is after all that is shown here.").arg(when);
        break;
    }
    Q_EMIT said(nearest.isEmpty() ? nothing : nothing + u' ' + tr("Nearest: %1").arg(nearest));
}

void TimeView::clearMoment()
{
    if (m_wentTo != kNoTime) {
        m_wentTo = kNoTime;
        redrawOverlay();
    }
}

void TimeView::followCause()
{
    if (const EventId cause = selected() ? snapshot()->links.primaryCause(selected()) : EventId()) {
        navigator().follow(cause);
    }
}

void TimeView::followEffect()
{
    if (const EventId effect = selected() ? effectOf(selected()) : EventId()) {
        navigator().follow(effect);
    }
}

EventId TimeView::effectOf(EventId event) const
{
    for (const LinkId out : snapshot()->links.outOf(event)) {
        if (snapshot()->links[out].primary) {
            return snapshot()->links[out].to;
        }
    }
    return {};
}

void TimeView::showToolTip(QPoint position, QPoint globalPosition)
{
    const Hit hit = hitAt(position);
    const EventId event = hit.event ? hit.event : hit.zone ? eventOf(*hit.zone) : EventId();
    QString text;
    if (hit.link && !hit.event) {
        text = linkSummary(*snapshot(), hit.link);
    } else if (event) {
        text = eventSummary(*snapshot(), event, state().marked());
    } else if (hit.zone) {
        text = tipOf(*hit.zone);
    }
    QToolTip::showText(globalPosition, plainToolTip(text), m_canvas);
}

// The menu key means what is selected.
void TimeView::showMenu(const QContextMenuEvent& wish)
{
    const bool byKey = wish.reason() == QContextMenuEvent::Keyboard;
    const Hit hit = byKey ? Hit() : hitAt(wish.pos());
    const EventId event = byKey       ? (canDraw() ? selected() : EventId())
                          : hit.event ? hit.event
                          : hit.zone  ? eventOf(*hit.zone)
                                      : EventId();
    if (!event) {
        return;
    }
    navigator().select(event);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addEventActions(*menu, navigator(), event);
    menu->addAction(state().marked().contains(event) ? tr("Take the mark back") : tr("Mark"), this,
                    [this, event] { Q_EMIT markWanted(event); });
    menu->addAction(tr("Zoom to"), this, [this, event] { fit(event); });
    addFilterMenus(*menu, state(), *snapshot(), event);
    addToMenu(*menu, event);
    menu->popup(byKey ? m_canvas->mapToGlobal(m_canvas->placeOf(event)) : wish.globalPos());
}

void TimeView::addToMenu(QMenu&, EventId) {}

QString TimeView::tipOf(const Zone&) const
{
    return {};
}

} // namespace throughline
