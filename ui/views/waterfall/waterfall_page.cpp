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

// Folds what was folded in the rows of a preview.
void foldAsBefore(const WaterfallRows& rowsBefore, const Snapshot& before, const Snapshot& now,
                  WaterfallRows& rows)
{
    for (std::size_t i = 0; i < rowsBefore.size(); ++i) {
        const WaterfallRow& was = rowsBefore[i];
        const bool folded = was.folded && was.kind == WaterfallRow::Kind::Span;
        const EventId event = folded ? sameEvent(before, was.event, now) : EventId();
        const std::size_t row = event ? rows.rowOf(event) : WaterfallRows::npos;
        if (row != WaterfallRows::npos && !rows[row].folded) {
            rows.toggle(row);
        }
    }
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
    frame().addButton(fitAction());
    addFindCommands();
}

void WaterfallPage::choose(WaterfallScope scope)
{
    if (m_scope != scope || m_root) {
        m_scope = scope;
        m_root = {};
        m_made = false;
        refresh();
    }
}

void WaterfallPage::setRoot(EventId root)
{
    if (m_root != root) {
        m_root = root;
        m_made = false;
        refresh();
    }
}

WaterfallPage::Loaded WaterfallPage::load()
{
    const Place& place = navigator().place();
    const std::shared_ptr<const Snapshot> before = m_shown;
    WaterfallRows rowsBefore;
    if (before && before == navigator().continued() && m_subject == place.subject) {
        rowsBefore = std::move(content().rows);
        rowsBefore.showAll();
    }
    if (m_shown != navigator().snapshot() || m_subject != place.subject) {
        m_root = m_root && rowsBefore.size() != 0 ? sameEvent(*before, m_root, *navigator().snapshot())
                                                  : EventId();
        m_shown = navigator().snapshot();
        m_subject = place.subject;
        m_made = false;
        if (rowsBefore.size() == 0) {
            m_scope = m_subject ? scopeOf(*m_subject) : WaterfallScope::Chain;
        }
    }
    Loaded loaded = Loaded::Same;
    if (!m_made && m_root) {
        m_content = subtreeContent(*m_shown, m_root);
        m_detour.reset();
        m_made = true;
        loaded = Loaded::New;
    } else if (!m_made) {
        const Result<EventId> anchor =
            m_subject ? target(*m_shown, *m_subject) : Result<EventId>(place.event);
        // A change of scope is about what is selected.
        const bool here = m_detour || !anchor || m_scope != (m_subject ? scopeOf(*m_subject) : m_scope);
        m_content = waterfallContent(*m_shown, here ? place.event : *anchor, m_scope);
        m_detour.reset();
        m_made = true;
        loaded = Loaded::New;
    }
    if (holds(m_content, place.event)) {
        loaded = m_detour ? Loaded::New : loaded;
        m_detour.reset();
    } else if (!m_detour || !holds(*m_detour, place.event)) {
        m_detour = waterfallContent(*m_shown, place.event, m_scope);
        loaded = Loaded::New;
    }
    if (loaded == Loaded::New) {
        if (rowsBefore.size() != 0) {
            foldAsBefore(rowsBefore, *before, *m_shown, content().rows);
        }
        m_busy = rows().busy(*m_shown);
    }
    const bool refilter = m_filter != state().filter();
    if (loaded == Loaded::New || refilter) {
        m_filter = state().filter();
        m_tree.reset();
    }
    if (refilter || (loaded == Loaded::New && !m_filter.empty())) {
        holdPassing();
        loaded = loaded == Loaded::Same ? Loaded::More : loaded;
    }
    return loaded;
}

TimeView::Notice WaterfallPage::emptyNotice() const
{
    return {tr("No chain yet"), tr("Search for an order, contact or trace, or pick one on the left.")};
}

std::vector<Interval> WaterfallPage::busy() const
{
    return m_busy;
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

void WaterfallPage::axisChanged()
{
    m_miniMap = rows().miniMap(*m_shown, navigator().categories(), window().axis());
}

void WaterfallPage::describe()
{
    const bool chain = content().scope == WaterfallScope::Chain;
    const bool subtree = content().root.valid();
    m_chain->setVisible(!subtree);
    m_trace->setVisible(!subtree);
    m_back->setVisible(subtree);
    m_back->setText(m_scope == WaterfallScope::Chain ? tr("Back to the chain") : tr("Back to the trace"));
    if (subtree) {
        frame().setTitle(
            tr("%1 and below").arg(exact(shortened(typeCaption(*m_shown, content().root), kLongestRoot))),
            traceSummary());
        describeDoubts();
        return;
    }
    (chain ? m_chain : m_trace)->setChecked(true);
    Place place = navigator().place();
    if (m_detour) {
        place.subject.reset();
    } else if (!chain) {
        place.subject = Selector{"trace", m_shown->traceName(content().trace)};
    }
    const QString name = subjectName(*m_shown, place);
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
        traces.insert(m_shown->events.trace(hop.event));
    }
    return counted(traces.size(), tr("1 trace"), tr("%1 traces")) + QStringLiteral(" · ") + traceSummary();
}

QString WaterfallPage::traceSummary() const
{
    QStringList parts{counted(m_busy.size(), tr("1 event"), tr("%1 events"))};
    // What a search hides beside that its own bar says.
    if (!m_filter.empty() && !m_finding.active()) {
        parts << tr("%1 filtered out").arg(number(rows().hidden()));
    }
    if (!m_busy.empty()) {
        TimeNs from = m_busy.front().from;
        TimeNs to = m_busy.front().to;
        for (const Interval& interval : m_busy) {
            from = std::min(from, interval.from);
            to = std::max(to, interval.to);
        }
        const DurationNs hidden = window().axis().hidden();
        const QString length = exact(formatDuration(saturatingDifference(to, from)));
        parts << (hidden > 0 ? tr("%1, %2 of it folded").arg(length, exact(formatDuration(hidden))) : length);
    }
    return parts.join(QStringLiteral(" · "));
}

void WaterfallPage::describeDoubts()
{
    const Chain& chain = content().chain;
    QStringList doubts;
    if (content().scope == WaterfallScope::Chain) {
        const auto inferred = std::count_if(chain.hops.begin(), chain.hops.end(), [this](const Hop& hop) {
            return hop.link && m_shown->links[hop.link].inferred();
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
    const QString partOnly = previewDoubt(*m_shown);
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
    view.miniMap = &m_miniMap;
    view.matches = m_finding.active() ? &m_finding.ascending() : nullptr;
    view.marks = &state().marked();
    return waterfallScene(*m_shown, navigator().categories(), rows(), window().axis(), view, fontTextWidth());
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
        const EventId parent = m_shown->links.treeParent(selected());
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
    const StringId type = m_shown->events.type(event);
    menu.addAction(tr("Only spans of this type"), this,
                   [this, type] { findSpansOf(exact(typedFor(*m_shown, SpanGrouping::Type, type))); });
}

} // namespace throughline
