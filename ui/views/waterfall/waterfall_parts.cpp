// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the waterfall beside its rows: statistics and flame graph of the same spans, and the search.
#include "ui/models/text.h"
#include "ui/views/waterfall/flame_pane.h"
#include "ui/views/waterfall/statistics_pane.h"
#include "ui/views/waterfall/waterfall_page.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/scene_canvas.h"

#include <QAction>
#include <QActionGroup>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace throughline {

void WaterfallPage::addPages()
{
    m_statistics->hide();
    m_flame->hide();
    auto* group = new QActionGroup(this);
    const auto page = [&](const QString& text, const QKeySequence& key, QWidget* shown) {
        QAction* action = addCommand(text, key, [this, shown] { choosePage(shown); });
        action->setCheckable(true);
        group->addAction(action);
        return action;
    };
    m_showRows = page(tr("Rows"), Qt::Key_1, nullptr);
    m_showStatistics = page(tr("Statistics"), Qt::Key_2, m_statistics);
    m_showFlame = page(tr("Flame graph"), Qt::Key_3, m_flame);
    m_showRows->setChecked(true);
    frame().addChoice(group, tr("Shown as"));
    m_byClass = addCommand(tr("Group by class instead of type"), Qt::Key_C, [this] {
        setGrouping(m_byClass->isChecked() ? SpanGrouping::Class : SpanGrouping::Type);
    });
    m_byClass->setCheckable(true);
    m_byClass->setEnabled(false);
    m_statisticsCommands << addCommand(tr("Copy statistics as CSV"), {}, [this] { m_statistics->copyCsv(); })
                         << addCommand(tr("Save statistics as CSV…"), Qt::CTRL | Qt::Key_E,
                                       [this] { m_statistics->askToSave(); });
    for (QAction* command : std::as_const(m_statisticsCommands))
        command->setEnabled(false);
    addFlameCommands();
    connect(m_statistics, &StatisticsPane::groupingChosen, this, &WaterfallPage::setGrouping);
    connect(m_flame, &FlamePane::groupingChosen, this, &WaterfallPage::setGrouping);
    connect(m_statistics, &StatisticsPane::spansWanted, this, &WaterfallPage::findSpansOf);
    connect(m_flame, &FlamePane::spansWanted, this, &WaterfallPage::findSpansOf);
    connect(m_statistics, &StatisticsPane::filterWanted, &state(), &ViewState::addToFilter);
}

void WaterfallPage::addFlameCommands()
{
    const auto add = [this](const QString& text, const QKeySequence& key, std::function<void()> run) {
        m_flameCommands << addCommand(text, key, std::move(run));
        m_flameCommands.back()->setEnabled(false);
    };
    const auto step = [this](FlamePane::Step which) { return [this, which] { m_flame->step(which); }; };
    add(tr("Flame graph: the frame above"), Qt::Key_Up, step(FlamePane::Step::Up));
    add(tr("Flame graph: the greatest below"), Qt::Key_Down, step(FlamePane::Step::Down));
    add(tr("Flame graph: the next greater"), Qt::Key_Left, step(FlamePane::Step::Left));
    add(tr("Flame graph: the next smaller"), Qt::Key_Right, step(FlamePane::Step::Right));
    add(tr("Flame graph: zoom to the frame"), Qt::Key_Return, [this] { m_flame->zoomToCurrent(); });
    add(tr("Flame graph: zoom out"), Qt::Key_Backspace, [this] { m_flame->zoomOut(); });
    add(tr("Flame graph: show all"), Qt::Key_0, [this] { m_flame->showAll(); });
    add(tr("Flame graph: time or span count"), Qt::Key_T, [this] {
        m_flame->setMeasure(m_flame->measure() == FlameMeasure::Time ? FlameMeasure::Count
                                                                     : FlameMeasure::Time);
    });
}

void WaterfallPage::addFindCommands()
{
    m_find = addCommand(tr("Find"), Qt::Key_Slash, [this] { startFinding(); });
    QAction* next = addCommand(tr("Next match"), Qt::Key_F3, [this] { stepToMatch(true); });
    QAction* previous =
        addCommand(tr("Previous match"), Qt::SHIFT | Qt::Key_F3, [this] { stepToMatch(false); });
    m_matchesOnly = addCommand(tr("Matches only"), Qt::ALT | Qt::Key_M, [this] { showMatches(); });
    m_matchesOnly->setCheckable(true);
    QAction* close = addCommand(tr("Close the find bar"), Qt::Key_Escape, [this] { stopFinding(); });
    m_findCommands = {next, previous, m_matchesOnly, close};
    m_findBar = new FindBar({next, previous, m_matchesOnly, close},
                            tr("Find a type, class, id, entity or text of the payload"));
    m_findBar->field().setToolTip(plainToolTip(
        tr("Also type:text and class:text for those alone, and type=name or class=name for exactly that")));
    m_findBar->hide();
    addAbove(m_findBar);
    for (QAction* command : std::as_const(m_findCommands))
        command->setEnabled(false);
    connect(m_findBar, &FindBar::textChanged, this, [this](const QString& text) {
        giveSpans();
        m_finding.look(spanQuery(text.toStdString()));
    });
    connect(&m_finding, &SpanFinding::changed, this, &WaterfallPage::showMatches);
}

void WaterfallPage::refresh()
{
    m_flame->setColours(state().colours());
    TimeView::refresh();
}

void WaterfallPage::refreshed()
{
    checkPage(); // a key while nothing was open changed none
    giveSpans();
    showOverlays();
    if (m_findBar->isVisible())
        describeMatches();
}

// The rows' spans to those who show or search them, once someone does.
void WaterfallPage::giveSpans()
{
    const bool open = takesCommands();
    const bool anew = !m_tree || !open;
    if (anew) {
        // What they have is of other spans; those that are not in sight would keep a file that was closed.
        m_tree.reset();
        if (!open || page() != m_statistics)
            m_statistics->setSpans(nullptr, nullptr);
        if (!open || page() != m_flame)
            m_flame->setSpans(nullptr, nullptr);
        if (!open || !m_findBar->isVisible())
            m_finding.setSpans(nullptr, nullptr);
    }
    if (!open || (!page() && !m_findBar->isVisible()))
        return;
    if (anew)
        m_tree = sheet().passing ? sheet().passing : std::make_shared<const SpanTree>(rows().spanTree());
    if (page() == m_statistics)
        m_statistics->setSpans(m_sheet.snapshot, m_tree);
    if (page() == m_flame)
        m_flame->setSpans(m_sheet.snapshot, m_tree);
    if (m_findBar->isVisible())
        m_finding.setSpans(m_sheet.snapshot, m_tree);
}

void WaterfallPage::choosePage(QWidget* wanted)
{
    (wanted == m_statistics ? m_showStatistics
     : wanted == m_flame    ? m_showFlame
                            : m_showRows)
        ->setChecked(true);
    showPage(wanted);
    foldAction()->setVisible(!wanted);
    fitAction()->setVisible(!wanted);
    m_byClass->setEnabled(wanted);
    for (QAction* command : std::as_const(m_statisticsCommands))
        command->setEnabled(wanted == m_statistics);
    for (QAction* command : std::as_const(m_flameCommands))
        command->setEnabled(wanted == m_flame);
    giveSpans();
    if (!wanted)
        revealAnew();
}

void WaterfallPage::checkPage()
{
    (page() == m_statistics ? m_showStatistics
     : page() == m_flame    ? m_showFlame
                            : m_showRows)
        ->setChecked(true);
}

void WaterfallPage::setGrouping(SpanGrouping grouping)
{
    m_byClass->setChecked(grouping == SpanGrouping::Class);
    m_statistics->setGrouping(grouping);
    m_flame->setGrouping(grouping);
}

// In the rows, without the others.
void WaterfallPage::findSpansOf(const QString& typed)
{
    choosePage(nullptr);
    m_matchesOnly->setChecked(true);
    startFinding();
    m_findBar->setText(typed);
    setFocus();
}

void WaterfallPage::startFinding()
{
    m_findBar->show();
    for (QAction* command : std::as_const(m_findCommands))
        command->setEnabled(true);
    m_findBar->startTyping();
    giveSpans();
    m_finding.look(spanQuery(m_findBar->text().toStdString()));
    describeMatches();
}

void WaterfallPage::stopFinding()
{
    const bool typing = m_findBar->isAncestorOf(focusWidget());
    m_findBar->hide();
    for (QAction* command : std::as_const(m_findCommands))
        command->setEnabled(false);
    m_finding.stop();
    if (typing)
        setFocus();
}

void WaterfallPage::stepToMatch(bool forward)
{
    const EventId match = m_finding.next(selected(), forward);
    if (!match)
        return;
    navigator().select(match);
    if (page() == m_flame)
        m_flame->showFrameOf(match);
}

// Of another search, or in another way.
void WaterfallPage::showMatches()
{
    if (!takesCommands())
        return;
    // Nothing is hidden before it is known what matches; what matches passes the filter.
    const bool known = m_finding.active() && !(m_finding.running() && m_finding.matches().events.empty());
    if (known && m_matchesOnly->isChecked())
        content().rows.showOnly(m_finding.matches().events);
    else
        showPassing(content().rows, sheet().passing.get());
    m_flame->setMatches(m_finding.active() ? &m_finding.ascending() : nullptr);
    m_statistics->setMatches(m_finding.active() ? &m_finding.ascending() : nullptr);
    rowsChanged();
    revealAnew();
    describeMatches();
}

void WaterfallPage::describeMatches()
{
    const std::size_t count = m_finding.matches().events.size();
    if (!m_finding.active()) {
        m_findBar->setNote({});
        return;
    }
    QStringList parts;
    const std::ptrdiff_t current = m_finding.numberOf(selected());
    if (m_finding.failed())
        parts << tr("There is not enough memory to search.");
    else if (count == 0)
        parts << (m_finding.running() ? tr("Searching…") : tr("No match"));
    else if (current >= 0)
        parts << tr("%1 of %2").arg(number(static_cast<std::uint64_t>(current) + 1), number(count));
    else
        parts << counted(count, tr("1 match"), tr("%1 matches"));
    if (m_finding.running() && count > 0)
        parts << tr("searching…");
    if (rows().hidden() > 0)
        parts << tr("%1 hidden").arg(number(rows().hidden()));
    if (const std::uint32_t unread = m_finding.matches().unread; unread > 0 && !m_finding.running())
        parts << counted(unread, tr("1 record could not be read"), tr("%1 records could not be read"));
    m_findBar->setNote(parts.join(QStringLiteral(" · ")));
}

Scene WaterfallPage::scene(QSize size) const
{
    if (!takesCommands())
        return {};
    return page() == m_statistics ? m_statistics->scene(size)
           : page() == m_flame    ? m_flame->scene(size)
                                  : TimeView::scene(size);
}

bool WaterfallPage::working() const
{
    return TimeView::working() || (isVisible() && (m_finding.running() || m_makingOverlays.running() ||
                                                   m_statistics->working() || m_flame->working()));
}

} // namespace throughline
