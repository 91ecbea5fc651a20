// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/traces/traces_page.h"

#include "ui/models/row_subject.h"
#include "ui/models/text.h"
#include "ui/views/list_drawing.h"
#include "ui/views/preview_doubt.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr int kSpace = 8;
constexpr int kPlotHeight = 248;
constexpr float kMostOfPlot = 0.45F; // of an image

// Wide enough for what usually stands there.
constexpr std::array<std::pair<int, int>, 9> kWidths = {{{TraceListModel::Mark, 48},
                                                         {TraceListModel::Id, 88},
                                                         {TraceListModel::Start, 160},
                                                         {TraceListModel::Duration, 96},
                                                         {TraceListModel::Events, 80},
                                                         {TraceListModel::Errors, 72},
                                                         {TraceListModel::Breaks, 88},
                                                         {TraceListModel::Entry, 112},
                                                         {TraceListModel::Contact, 96}}};
constexpr int kLeastName = 240; // what does not fit beside that is scrolled to
constexpr int kFewRows = 5;     // are in sight however small the window is

} // namespace

TracesPage::TracesPage(Navigator& navigator, ViewState& state, QWidget* parent)
    : View(navigator, state, parent), m_frame(new ViewFrame(makeBody()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_frame);
    setAccessibleName(tr("Traces"));
    setFocusStandIn(*this, *m_table);
    addCommands();
    connect(&m_model, &TraceListModel::updated, this, &TracesPage::onRows);
    connect(m_filter, &TraceFilter::changed, this, [this] { m_model.setQuery(query()); });
    connect(m_plot, &TracePlot::windowChosen, m_filter,
            [this](const TraceWindow& window) { m_filter->setWindow(window); });
    connect(m_plot, &TracePlot::resetWanted, m_filter, [this] { m_filter->setWindow(std::nullopt); });
    connect(m_plot, &TracePlot::chosen, this,
            [this](TraceId trace) { this->navigator().select(m_model.rows()[trace].root); });
    connect(m_comparison, &ComparisonPanel::compared, this, &TracesPage::describe);
    connect(m_comparison, &ComparisonPanel::chosen, this, [this](EventId event) {
        if (m_comparison->model().rowCount() > 0)
            this->navigator().select(event);
    });
    enableCommands();
}

TracesPage::~TracesPage() = default;

QWidget* TracesPage::makeBody()
{
    m_comparison = new ComparisonPanel;
    m_pages = new QStackedWidget;
    m_pages->addWidget(makeList());
    m_pages->addWidget(m_comparison);
    return m_pages;
}

QWidget* TracesPage::makeList()
{
    m_filter = new TraceFilter;
    m_plot = new TracePlot;
    m_table = new QTableView;
    setUpTraceTable();
    auto* empty = new QWidget;
    m_note = plainLabel({}, look::kDim, empty);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    m_clear = new QPushButton(tr("Clear the filter"), empty);
    auto* words = new QVBoxLayout(empty);
    words->setSpacing(kSpace);
    words->addStretch(1);
    words->addWidget(m_note);
    words->addWidget(m_clear, 0, Qt::AlignHCenter);
    words->addStretch(2);
    m_rows = new QStackedWidget;
    m_rows->setMinimumHeight((kFewRows + 1) * kRowHeight);
    m_rows->addWidget(m_table);
    m_rows->addWidget(empty);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(1);
    parts->addWidget(m_plot);
    parts->addWidget(m_rows);
    parts->setStretchFactor(0, 0);
    parts->setStretchFactor(1, 1);
    parts->setSizes({kPlotHeight, 2 * kPlotHeight});
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(parts, 1);
    connect(m_clear, &QPushButton::clicked, this, &TracesPage::clearFilters);
    return list;
}

void TracesPage::setUpTraceTable()
{
    setUpTable(*m_table, tr("Traces"));
    m_table->setModel(&m_model);
    QHeaderView& header = *m_table->horizontalHeader();
    header.setMinimumSectionSize(kWidths.front().second);
    for (const auto& [column, width] : kWidths)
        header.resizeSection(column, width);
    header.setSortIndicator(TraceListModel::Start, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &QTableView::clicked, this, &TracesPage::goTo);
    connect(m_table, &QTableView::activated, this, &TracesPage::goTo);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TracesPage::onCurrentRow);
    offerMenu(*m_table, [this](QMenu& menu, const QModelIndex& index) {
        menu.addAction(tr("Open in the waterfall"), this, [this, index] { goTo(index); });
        menu.addAction(tr("Mark to compare"), this, [this, index] { toggleMark(index); });
    });
}

void TracesPage::addCommands()
{
    addCommand(tr("Filter traces"), Qt::CTRL | Qt::Key_F, [this] { m_filter->startTyping(); });
    QAction* mark =
        addCommand(tr("Mark to compare"), Qt::Key_Space, [this] { toggleMark(m_table->currentIndex()); });
    mark->setShortcutContext(Qt::WidgetShortcut); // elsewhere a blank is a blank, or a button is pressed
    m_table->addAction(mark);
    m_compare = addCommand(tr("Compare"), Qt::Key_C, [this] { compareMarked(); });
    m_compare->setToolTip(tr("Compare the two traces that are marked by Ctrl+click or Space"));
    m_greatestFirst = addCommand(tr("Greatest difference first"), Qt::Key_O, [] {});
    m_greatestFirst->setCheckable(true);
    m_greatestFirst->setToolTip(tr("List the steps by how much they differ instead of as a tree"));
    connect(m_greatestFirst, &QAction::toggled, m_comparison, &ComparisonPanel::setGreatestFirst);
    m_back = addCommand(tr("Back to the list"), Qt::Key_Escape, [this] { leaveComparison(); });
    m_removeWindow = addCommand(tr("Remove the window of the plot"), Qt::Key_Escape,
                                [this] { m_filter->setWindow(std::nullopt); });
    for (QAction* action : {m_compare, m_greatestFirst, m_back})
        m_frame->addButton(action);
}

bool TracesPage::comparing() const
{
    return m_pages->currentWidget() == m_comparison;
}

bool TracesPage::working() const
{
    return m_model.working() || m_plot->working() || m_comparison->working();
}

QString TracesPage::emptyNote() const
{
    return m_rows->currentWidget() == m_table ? QString() : m_note->text();
}

// Only one of those that share a key is ever enabled.
void TracesPage::enableCommands()
{
    m_compare->setVisible(!comparing());
    m_compare->setEnabled(!comparing() && m_model.marks()[1]);
    for (QAction* action : {m_greatestFirst, m_back}) {
        action->setVisible(comparing());
        action->setEnabled(comparing());
    }
    m_removeWindow->setEnabled(!comparing() && m_filter->window());
}

// What the fields say, and the event filter.
TraceQuery TracesPage::query() const
{
    TraceQuery query = m_filter->query();
    query.events = state().filter();
    return query;
}

void TracesPage::clearFilters()
{
    m_filter->clear();
    state().setFilter({});
}

void TracesPage::onSnapshotChanged()
{
    const bool goesOn = bool(navigator().continued());
    leaveComparison();
    m_comparison->clear();
    m_shownPlace = {};
    if (!goesOn) {
        m_marked = {};
        m_filter->clear();
    }
    m_model.setSnapshot(nullptr);
}

void TracesPage::refresh()
{
    const std::shared_ptr<const Snapshot>& snapshot = navigator().snapshot();
    m_frame->setColours(state().colours());
    m_plot->setColours(state().colours());
    if (!snapshot) {
        m_frame->showNothingOpen();
        return;
    }
    if (snapshot->events.traceCount() == 0) {
        m_frame->showNotice(tr("No traces"), tr("There is no event in this data."));
        return;
    }
    m_frame->showBody();
    m_filter->setBreaksKnown(!snapshot->preview);
    if (m_model.snapshot() != snapshot) {
        m_model.setQuery(query());
        m_model.setSnapshot(snapshot);
    } else if (m_model.query().events != state().filter()) {
        m_model.setQuery(query());
    }
    describe();
    showPlace();
}

void TracesPage::onRows()
{
    restoreMarks();
    m_plot->setRows(m_model.rows(), m_model.query().window);
    describe();
    m_shownPlace = {};
    showPlace();
}

void TracesPage::restoreMarks()
{
    TraceListModel::Marks marks;
    for (std::size_t i = 0, to = 0; i < marks.size(); ++i) {
        const TraceId trace = m_marked[i].empty() || !m_model.rows().snapshot
                                  ? TraceId()
                                  : m_model.rows().snapshot->findTrace(m_marked[i]);
        if (trace)
            marks[to++] = trace;
    }
    m_model.setMarks(marks);
}

void TracesPage::describe()
{
    enableCommands();
    if (comparing())
        m_frame->setTitle(tr("Two traces compared"), m_comparison->summary());
    else
        describeList();
    const bool preview = navigator().snapshot() && navigator().snapshot()->preview;
    m_frame->setChip(preview ? previewDoubt(*navigator().snapshot()) : QString(), previewExplanation());
}

void TracesPage::describeList()
{
    const TraceRows& rows = m_model.rows();
    const bool preview = rows.snapshot && rows.snapshot->preview;
    const auto passing = rows.traces->size();
    const auto total = rows.table->size();
    QStringList parts;
    if (!rows.snapshot)
        parts << tr("collecting traces…");
    else if (passing < total || m_model.query().filters())
        parts << tr("%1 of %2").arg(number(passing), counted(total, tr("1 trace"), tr("%1 traces")));
    else
        parts << counted(total, tr("1 trace"), tr("%1 traces"));
    if (preview)
        parts.last() = tr("%1 of what is loaded so far").arg(parts.last());
    if (rows.withErrors > 0)
        parts << tr("%1 with errors").arg(number(rows.withErrors));
    if (rows.withBreaks > 0)
        parts << tr("%1 with breaks").arg(number(rows.withBreaks));
    if (m_model.marks()[0] && !m_model.marks()[1])
        parts << tr("mark another one to compare");
    m_frame->setTitle(tr("Traces"), parts.join(QStringLiteral(" · ")));
    m_note->setText(
        !rows.snapshot ? tr("Collecting traces…")
        : preview
            ? tr("None of what is loaded so far matches the filter.")
            : tr("None of the %1 matches the filter.").arg(counted(total, tr("1 trace"), tr("%1 traces"))));
    m_clear->setVisible(rows.snapshot && m_model.query().filters());
    m_rows->setCurrentIndex(passing > 0 ? 0 : 1);
}

TraceId TracesPage::placeTrace() const
{
    const EventId event = navigator().place().event;
    return event && m_model.rows().snapshot == navigator().snapshot() && navigator().snapshot()
               ? navigator().snapshot()->events.trace(event)
               : TraceId();
}

void TracesPage::showPlace()
{
    const TraceId trace = placeTrace();
    m_plot->setSelected(trace);
    if (trace == m_shownPlace && trace)
        return;
    m_shownPlace = trace;
    showRow(m_model.rowOf(trace));
}

void TracesPage::showRow(int row)
{
    m_following = true;
    if (row < 0) {
        m_table->clearSelection();
        m_table->setCurrentIndex({});
    } else if (m_table->currentIndex().row() != row) {
        m_table->setCurrentIndex(m_model.index(row, TraceListModel::Name)); // and scrolls there
    }
    m_following = false;
}

// Walking through the rows shows what each is, without a step in the history.
void TracesPage::onCurrentRow(const QModelIndex& index)
{
    // A list that gets the focus makes its first row the current one without selecting it.
    if (m_following || !index.isValid() || !m_table->selectionModel()->isRowSelected(index.row(), {}))
        return;
    const TraceId trace = m_model.traceAt(index.row());
    m_shownPlace = trace;
    if (trace != placeTrace())
        navigator().select(m_model.rows()[trace].root);
}

void TracesPage::goTo(const QModelIndex& index)
{
    const std::optional<Selector> subject = subjectOf(index);
    if (!subject)
        return;
    navigator().go(*subject);
    Q_EMIT viewWanted(QString::fromLatin1(viewFor("trace")));
}

void TracesPage::toggleMark(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const std::string name = index.data(roles::SubjectValue).toString().toStdString();
    std::vector<std::string> marked;
    std::copy_if(m_marked.begin(), m_marked.end(), std::back_inserter(marked),
                 [](const std::string& other) { return !other.empty(); });
    if (const auto found = std::find(marked.begin(), marked.end(), name); found != marked.end())
        marked.erase(found);
    else
        marked.push_back(name);
    if (marked.size() > m_marked.size())
        marked.erase(marked.begin()); // the one that was marked first
    marked.resize(m_marked.size());
    std::move(marked.begin(), marked.end(), m_marked.begin());
    restoreMarks();
    describe();
}

void TracesPage::compareMarked()
{
    const TraceListModel::Marks& marks = m_model.marks();
    if (!marks[1])
        return;
    m_comparison->compare(m_model.rows(), marks[0], marks[1]);
    m_pages->setCurrentWidget(m_comparison);
    setFocusStandIn(*this, *m_comparison);
    m_comparison->setFocus();
    describe();
}

void TracesPage::leaveComparison()
{
    if (!comparing())
        return;
    m_pages->setCurrentIndex(0);
    setFocusStandIn(*this, *m_table);
    m_table->setFocus();
    describe();
}

// The name takes what the figures leave.
void TracesPage::fitName()
{
    int others = 0;
    for (const auto& [column, width] : kWidths)
        others += m_table->columnWidth(column);
    m_table->setColumnWidth(TraceListModel::Name,
                            std::max(kLeastName, m_table->viewport()->width() - others));
}

bool TracesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitName();
    const bool mouse = event->type() == QEvent::MouseButtonPress ||
                       event->type() == QEvent::MouseButtonRelease ||
                       event->type() == QEvent::MouseButtonDblClick;
    if (mouse && watched == m_table->viewport()) {
        const auto* click = static_cast<QMouseEvent*>(event);
        if (click->button() == Qt::LeftButton && (click->modifiers() & Qt::ControlModifier)) {
            if (event->type() != QEvent::MouseButtonRelease)
                toggleMark(m_table->indexAt(click->position().toPoint()));
            return true; // neither selects nor goes there
        }
    }
    return View::eventFilter(watched, event);
}

std::function<Scene()> TracesPage::drawing(QSize size) const
{
    Scene scene;
    if (!m_model.rows().snapshot || m_model.rows().snapshot != navigator().snapshot())
        return [scene] { return scene; };
    scene.width = static_cast<float>(size.width());
    scene.height = static_cast<float>(size.height());
    if (comparing()) {
        m_comparison->drawInto(scene, {0, 0, scene.width, scene.height});
        return [scene] { return scene; };
    }
    const float plotHeight = std::min(static_cast<float>(kPlotHeight), scene.height * kMostOfPlot);
    drawRows(scene, {0, plotHeight, scene.width, scene.height - plotHeight}, *m_table,
             *m_table->horizontalHeader(),
             [](const QModelIndex& row) { return row.siblingAtRow(row.row() + 1); });
    return [scene, plot = m_plot->drawing(QSize(size.width(), static_cast<int>(plotHeight)))] {
        Scene all = scene;
        all.append(plot());
        return all;
    };
}

} // namespace throughline
