// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/waterfall/waterfall_page.h"

#include "core/layout/captions.h"
#include "core/model/wording.h"
#include "ui/models/text.h"
#include "ui/session/same_record.h"
#include "ui/views/event_actions.h"
#include "ui/views/preview_doubt.h"
#include "ui/views/waterfall/flame_pane.h"
#include "ui/views/waterfall/statistics_pane.h"
#include "ui/widgets/scene_painter.h"

#include <absl/container/flat_hash_set.h>

#include <QAction>
#include <QActionGroup>

#include <algorithm>

namespace throughline {
namespace {

constexpr float kTreeWidth = 300;
constexpr std::size_t kLongestRoot = 32; // of the name of a span that is shown alone

// The row's event reached; the subtree that hides it unfolded. It may still be hidden as no match.
[[nodiscard]] bool holds(WaterfallContent& content, EventId event)
{
    if (!content.rows.contains(event)) {
        return false;
    }
    if (content.rows.rowOf(event) == WaterfallRows::npos) {
        content.rows.reveal(event);
    }
    return true;
}

[[nodiscard]] bool selectable(const WaterfallRow& row)
{
    return row.kind == WaterfallRow::Kind::Span || row.kind == WaterfallRow::Kind::Ghost;
}

} // namespace

WaterfallPage::WaterfallPage(Navigator& navigator, ViewState& state, QWidget* parent)
    : TimeView(navigator, state, kTreeWidth, parent), m_statistics(new StatisticsPane(this)),
      m_flame(new FlamePane(navigator, this))
{
    setAccessibleName(tr("Waterfall"));
    canvas().setAccessibleName(tr("Waterfall: the chain as a tree with bars in time"));
    auto* group = new QActionGroup(this);
    const auto scope = [&](const QString& text, const QString& tip, WaterfallScope which) {
        QAction* action = addCommand(text, {}, [this, which] { choose(which); });
        action->setCheckable(true);
        action->setToolTip(tip);
        group->addAction(action);
        frame().addButton(action);
        return action;
    };
    addPages();
    m_chain = scope(tr("Chain"), tr("Only what led to this, across traces"), WaterfallScope::Chain);
    m_trace = scope(tr("Whole trace"), tr("Everything in the trace of this event"), WaterfallScope::Trace);
    QAction* alone =
        addCommand(tr("Show the selected span and below alone"), Qt::Key_R, [this] { setRoot(selected()); });
    alone->setToolTip(tr("Only the subtree of the selected span, as if it were all"));
    m_back = addCommand(tr("Back to the whole"), Qt::SHIFT | Qt::Key_R, [this] { setRoot({}); });
    m_back->setVisible(false);
    frame().addButton(m_back);
    frame().addButton(foldAction());
    addFindCommands();
    addOverlayCommands();
}

void WaterfallPage::choose(WaterfallScope scope)
{
    if (m_scope != scope || m_root) {
        m_scope = scope;
        m_root = {};
        m_question.reset();
        m_goesOn = false;
        refresh();
    }
}

void WaterfallPage::setRoot(EventId root)
{
    if (m_root != root) {
        m_root = root;
        m_question.reset();
        m_goesOn = false;
        refresh();
    }
}

void WaterfallPage::ask()
{
    const Place& place = navigator().place();
    const std::shared_ptr<const Snapshot> now = navigator().snapshot();
    if (m_asked != now || m_subject != place.subject) {
        m_goesOn = m_asked && m_asked == navigator().continued() && m_asked == m_sheet.snapshot &&
                   m_subject == place.subject;
        m_root = m_root && m_goesOn ? sameEvent(*m_asked, m_root, *now) : EventId();
        if (!m_goesOn) {
            m_scope = place.subject ? scopeOf(*place.subject) : WaterfallScope::Chain;
        }
        m_asked = now;
        m_subject = place.subject;
        m_question.reset();
    }
    if (!m_question && m_root) {
        m_question = {WaterfallScope::Trace, m_root, true};
    } else if (!m_question) {
        const Result<EventId> anchor = m_subject ? target(*now, *m_subject) : Result<EventId>(place.event);
        // A change of scope is about what is selected.
        const bool here = m_detour || !anchor || m_scope != (m_subject ? scopeOf(*m_subject) : m_scope);
        m_question = {m_scope, here ? place.event : *anchor, false};
    }
}

TimeView::Plan WaterfallPage::plan()
{
    ask();
    const std::shared_ptr<const Snapshot> now = navigator().snapshot();
    const EventFilter& filter = state().filter();
    if (m_sheet.snapshot != now || m_sheet.content.question != *m_question) {
        return laying(*m_question, Role::OfSubject, Loaded::New);
    }
    if (holds(m_sheet.content, selected())) {
        if (m_sheet.filter != filter) {
            return laying(*m_question, Role::OfSubject, m_detour ? Loaded::New : Loaded::More);
        }
        if (!m_detour) {
            return {};
        }
        const auto back = [this] {
            m_detour.reset();
            m_tree.reset();
        };
        return {Loaded::New, m_sheet.extent->events.size(), [extent = m_sheet.extent, back] {
                    return Made{extent, back};
                }};
    }
    if (m_detour && m_detour->snapshot == now && holds(m_detour->content, selected())) {
        return m_detour->filter == filter ? Plan()
                                          : laying(m_detour->content.question, Role::Detour, Loaded::More);
    }
    // Of a trace one event is as good as another.
    const EventId elsewhere = m_scope == WaterfallScope::Trace
                                  ? now->events.eventsOf(now->events.trace(selected())).front()
                                  : selected();
    return laying({m_scope, elsewhere, false}, Role::Detour, Loaded::New);
}

TimeView::Plan WaterfallPage::laying(const WaterfallQuestion& question, Role role, Loaded loaded)
{
    constexpr std::size_t kMostCounted = 100'000;
    Coming coming{navigator().snapshot(), question, state().filter(), role};
    if (making() && m_coming == coming) {
        return {Loaded::Coming, 0, {}};
    }
    m_coming = std::move(coming);
    std::vector<WaterfallRows::Turned> turned;
    if (loaded == Loaded::More || m_goesOn) {
        turned = content().rows.turned();
    }
    const auto make = [this, wanted = m_coming, turned = std::move(turned), before = m_sheet.snapshot] {
        std::vector<WaterfallRows::Turned> now = turned;
        if (before != wanted.snapshot) {
            for (WaterfallRows::Turned& row : now) {
                row.event = sameEvent(*before, row.event, *wanted.snapshot);
            }
        }
        auto sheet = std::make_shared<WaterfallSheet>(
            waterfallSheet(wanted.snapshot, wanted.question, wanted.filter, now));
        const std::shared_ptr<const TimeExtent> extent = sheet->extent;
        return Made{extent, [this, sheet, role = wanted.role] { showSheet(std::move(*sheet), role); }};
    };
    return {loaded, waterfallCost(*m_coming.snapshot, question, kMostCounted), make};
}

void WaterfallPage::showSheet(WaterfallSheet sheet, Role role)
{
    m_goesOn = false;
    m_tree.reset();
    if (role == Role::Detour) {
        m_detour = std::move(sheet);
    } else {
        m_sheet = std::move(sheet);
        m_detour.reset();
    }
}

void WaterfallPage::forget()
{
    TimeView::forget();
    m_asked.reset();
    m_root = {};
    m_question.reset();
    m_goesOn = false;
    m_sheet = {};
    m_detour.reset();
    m_coming = {};
    giveSpans();
    showOverlays();
}

TimeView::Notice WaterfallPage::emptyNotice() const
{
    return {tr("No chain yet"), tr("Search for an order, contact or trace, or pick one on the left.")};
}

std::vector<EventId> WaterfallPage::events() const
{
    std::vector<EventId> events;
    for (std::size_t row = 0; row < rows().size(); ++row) {
        if (rows()[row].kind == WaterfallRow::Kind::Span) {
            events.push_back(rows()[row].event);
        }
    }
    return events;
}

void WaterfallPage::describe()
{
    const bool chain = content().question.scope == WaterfallScope::Chain;
    const bool subtree = content().question.subtree;
    m_chain->setVisible(!subtree);
    m_trace->setVisible(!subtree);
    m_back->setVisible(subtree);
    m_back->setText(m_scope == WaterfallScope::Chain ? tr("Back to the chain") : tr("Back to the trace"));
    if (subtree) {
        frame().setTitle(tr("%1 and below")
                             .arg(exact(shortened(typeCaption(*m_sheet.snapshot, content().question.target),
                                                  kLongestRoot))),
                         traceSummary());
        describeDoubts();
        return;
    }
    (chain ? m_chain : m_trace)->setChecked(true);
    Place place = navigator().place();
    if (m_detour) {
        place.subject.reset();
    } else if (!chain) {
        place.subject = Selector{"trace", m_sheet.snapshot->traceName(content().trace)};
    }
    const QString name = subjectName(*m_sheet.snapshot, place);
    if (chain) {
        frame().setTitle(tr("Chain of %1").arg(name), chainSummary());
    } else {
        frame().setTitle(tr("All of %1").arg(name), traceSummary());
    }
    describeDoubts();
}

QString WaterfallPage::chainSummary() const
{
    absl::flat_hash_set<TraceId> traces;
    for (const Hop& hop : content().chain.hops) {
        traces.insert(m_sheet.snapshot->events.trace(hop.event));
    }
    return counted(traces.size(), tr("1 trace"), tr("%1 traces")) + QStringLiteral(" · ") + traceSummary();
}

QString WaterfallPage::traceSummary() const
{
    const std::vector<Interval>& busy = sheet().extent->busy;
    QStringList parts{counted(busy.size(), tr("1 event"), tr("%1 events"))};
    // What a search hides beside that its own bar says.
    if (!sheet().filter.empty() && !m_finding.active()) {
        parts << tr("%1 filtered out").arg(number(rows().hidden()));
    }
    if (!busy.empty()) {
        TimeNs from = busy.front().from;
        TimeNs to = busy.front().to;
        for (const Interval& interval : busy) {
            from = std::min(from, interval.from);
            to = std::max(to, interval.to);
        }
        const DurationNs hidden = window().axis().hidden();
        const QString length = exact(formatDuration(saturatingDifference(to, from)));
        parts << (hidden > 0 ? tr("%1, %2 of it folded").arg(length, exact(formatDuration(hidden))) : length);
    }
    if (showsOverlays() && m_overlays.path) {
        parts << tr("critical path: %1").arg(counted(m_critical.spans(), tr("1 span"), tr("%1 spans")));
    }
    if (showsOverlays() && m_overlays.shifts) {
        parts << (m_shifts.empty() ? tr("no clock skew")
                                   : counted(m_shifts.size(), tr("1 span by a clock that is off"),
                                             tr("%1 spans by clocks that are off")));
    }
    return parts.join(QStringLiteral(" · "));
}

void WaterfallPage::describeDoubts()
{
    const Chain& chain = content().chain;
    QStringList doubts;
    if (content().question.scope == WaterfallScope::Chain) {
        const auto inferred = std::count_if(chain.hops.begin(), chain.hops.end(), [this](const Hop& hop) {
            return hop.link && m_sheet.snapshot->links[hop.link].inferred();
        });
        if (inferred > 0) {
            doubts << counted(static_cast<std::size_t>(inferred), tr("1 inferred link"),
                              tr("%1 inferred links")) +
                          QStringLiteral(" · ") + tr("%1 %").arg(percentOf(chain.confidence));
        }
        if (chain.broken) {
            doubts << tr("chain broken above");
        }
    }
    const QString partOnly = previewDoubt(*m_sheet.snapshot);
    if (!partOnly.isEmpty())
        doubts << partOnly;
    frame().setChip(doubts.join(QStringLiteral(" · ")),
                    !partOnly.isEmpty() ? previewExplanation()
                    : chain.broken      ? tr("The cause of the first event is not in this data.")
                                        : QString());
}

Scene WaterfallPage::draw(const Shown& shown) const
{
    WaterfallView view;
    view.width = shown.width;
    view.height = shown.height;
    view.treeWidth = shown.nameWidth;
    view.scroll = shown.scroll;
    view.viewport = shown.viewport;
    view.selected = navigator().place().event;
    view.selectedLink = navigator().place().link;
    view.miniMap = &miniMap();
    view.matches = m_finding.active() ? &m_finding.ascending() : nullptr;
    view.marks = &state().marked();
    view.critical = showsOverlays() && m_overlays.path ? &m_critical : nullptr;
    view.shifts = showsOverlays() && m_overlays.shifts ? &m_shifts : nullptr;
    return waterfallScene(*m_sheet.snapshot, navigator().categories(), rows(), window().axis(), view,
                          fontTextWidth());
}

std::optional<double> WaterfallPage::topOf(EventId event) const
{
    const std::size_t row = rows().rowOf(event);
    return row == WaterfallRows::npos
               ? std::nullopt
               : std::optional<double>(static_cast<double>(row) * static_cast<double>(kRowHeight));
}

EventId WaterfallPage::eventOf(const Zone& zone) const
{
    if (zone.kind != ZoneKind::Row || zone.index >= rows().size()) {
        return {};
    }
    const WaterfallRow& row = rows()[zone.index];
    return selectable(row) ? row.event : EventId();
}

bool WaterfallPage::toggle(const Zone& zone)
{
    const bool names = zone.kind == ZoneKind::Row || zone.kind == ZoneKind::FoldMark;
    if (!names || zone.index >= rows().size()) {
        return false;
    }
    if (zone.kind == ZoneKind::Row && selectable(rows()[zone.index])) {
        return false;
    }
    content().rows.toggle(zone.index);
    return true;
}

EventId WaterfallPage::moved(Move move) const
{
    const auto count = static_cast<std::ptrdiff_t>(rows().size());
    if (count == 0) {
        return {};
    }
    const std::size_t place = rows().rowUpTo(selected());
    const std::ptrdiff_t now = place == WaterfallRows::npos ? 0 : static_cast<std::ptrdiff_t>(place);
    const bool hidden = rows().rowStandingFor(selected()) == WaterfallRows::npos;
    const auto page = std::max<std::ptrdiff_t>(
        1,
        static_cast<std::ptrdiff_t>((static_cast<float>(canvas().height()) - kWaterfallHeader) / kRowHeight) -
            1);
    std::ptrdiff_t row = now;
    std::ptrdiff_t step = 1;
    switch (move) {
    case Move::Up:
        row = hidden ? now : now - 1;
        step = -1;
        break;
    case Move::Down:
        row = now + 1;
        break;
    case Move::PageUp:
        row = std::max<std::ptrdiff_t>(0, now - page);
        break;
    case Move::PageDown:
        row = std::min(count - 1, now + page);
        step = -1;
        break;
    case Move::First:
        row = 0;
        break;
    case Move::Last:
        row = count - 1;
        step = -1;
        break;
    }
    while (row >= 0 && row < count && !selectable(rows()[static_cast<std::size_t>(row)])) {
        row += step;
    }
    return row >= 0 && row < count ? rows()[static_cast<std::size_t>(row)].event : EventId();
}

bool WaterfallPage::turnInto(bool inward)
{
    const std::size_t row = rows().rowStandingFor(selected());
    if (row == WaterfallRows::npos) {
        return false;
    }
    const WaterfallRow& here = rows()[row];
    if (here.children > 0 && here.folded == inward) {
        content().rows.toggle(row);
        return true;
    }
    if (inward && here.children > 0) {
        navigator().select(moved(Move::Down));
    } else if (!inward) {
        const EventId parent = m_sheet.snapshot->links.treeParent(selected());
        if (parent && rows().rowOf(parent) != WaterfallRows::npos) {
            navigator().select(parent);
        }
    }
    return false;
}

EventId WaterfallPage::effectOf(EventId event) const
{
    // On the chain, the chain's way; off it, the first effect.
    const std::vector<Hop>& hops = content().chain.hops;
    const auto hop = std::find_if(hops.begin(), hops.end(),
                                  [&](const Hop& candidate) { return candidate.event == event; });
    if (hop != hops.end() && std::next(hop) != hops.end()) {
        return std::next(hop)->event;
    }
    return TimeView::effectOf(event);
}

void WaterfallPage::addToMenu(QMenu& menu, EventId event)
{
    menu.addSeparator();
    menu.addAction(tr("Show this span and below alone"), this, [this, event] { setRoot(event); });
    const StringId type = m_sheet.snapshot->events.type(event);
    menu.addAction(tr("Only spans of this type"), this, [this, type] {
        findSpansOf(exact(typedFor(*m_sheet.snapshot, SpanGrouping::Type, type)));
    });
}

} // namespace throughline
