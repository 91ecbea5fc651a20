// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/overview/overview_page.h"

#include "core/layout/categories.h"
#include "ui/models/text.h"
#include "ui/views/overview/figure_list.h"
#include "ui/views/overview/figure_tile.h"
#include "ui/views/overview/overview_drawing.h"
#include "ui/views/overview/overview_rows.h"
#include "ui/views/preview_doubt.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/look.h"
#include "ui/widgets/scene_painter.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace throughline {

namespace {

constexpr int kSpace = 8;
constexpr int kMargin = 12;
constexpr int kLowestLists = 260;
constexpr int kTileColumns = 4;
constexpr std::size_t kTiles = 8;
constexpr std::size_t kKindTiles = 4;

// What most people ask about, before what only this data knows.
constexpr std::array<std::string_view, kKindTiles> kUsualKinds = {"contact", "order", "campaign", "message"};

// A heading, the list, and the words in its place where it is empty.
QWidget* titled(const QString& title, FigureList* list, QLabel* none)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(plainLabel(title, look::kHeading));
    column->addWidget(list, 1);
    if (none) {
        none->setWordWrap(true);
        none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        none->hide();
        column->addWidget(none, 1);
    }
    return box;
}

} // namespace

OverviewPage::OverviewPage(Navigator& navigator, ViewState& state, QWidget* parent)
    : View(navigator, state, parent), m_types({tr("Type"), tr("Events"), tr("Share"), tr("Errors")}),
      m_campaigns({tr("Campaign"), tr("Contacts"), tr("Orders"), tr("Ordered")}),
      m_classes({tr("Class"), tr("Broken"), tr("Of events")})
{
    m_frame = new ViewFrame(makeBody());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_frame);
    setAccessibleName(tr("Overview"));
    setFocusStandIn(*this, *m_plot);
    addCommands();
}

QWidget* OverviewPage::makeBody()
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kMargin);
    m_tiles = new QGridLayout;
    m_tiles->setSpacing(kSpace);
    for (std::size_t i = 0; i < kTiles; ++i) {
        m_tileOf.push_back(new FigureTile);
        m_tiles->addWidget(m_tileOf.back(), static_cast<int>(i) / kTileColumns,
                           static_cast<int>(i) % kTileColumns);
    }
    m_plot = new HistogramPlot;
    m_lower = new QStackedWidget;
    m_events = new EventSelection;
    m_lower->addWidget(makeLists());
    m_lower->addWidget(m_events);
    column->addLayout(m_tiles);
    column->addWidget(m_plot);
    column->addWidget(m_lower, 1);
    m_lower->setMinimumHeight(kLowestLists);
    // Where the window is low.
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    connect(m_plot, &HistogramPlot::windowChosen, this, &OverviewPage::choose);
    connect(m_events, &EventSelection::backWanted, this, &OverviewPage::closeList);
    connect(m_events, &EventSelection::eventWanted, this, [this](EventId event) {
        if (m_shown)
            navigator().go({"event", m_shown->eventName(event)});
    });
    return scroll;
}

QWidget* OverviewPage::makeLists()
{
    auto* types = new FigureList(m_types, 2, tr("Most frequent types"));
    auto* campaigns = new FigureList(m_campaigns, 1, tr("Campaigns"));
    auto* classes = new FigureList(m_classes, 2, tr("Broken chains by class"));
    m_noCampaigns = plainLabel({}, look::kDim);
    m_noClasses = plainLabel({}, look::kDim);
    auto* lists = new QWidget;
    auto* grid = new QGridLayout(lists);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(kMargin);
    grid->addWidget(titled(tr("Most frequent types"), types, nullptr), 0, 0, 2, 1);
    grid->addWidget(titled(tr("Campaigns"), campaigns, m_noCampaigns), 0, 1);
    grid->addWidget(titled(tr("Broken chains by class"), classes, m_noClasses), 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    connect(types, &FigureList::chosen, this, [this](int row) { listType(static_cast<std::size_t>(row)); });
    connect(campaigns, &FigureList::chosen, this, [this](int row) {
        navigator().go(selectorOf(*m_shown, m_campaignFigures[static_cast<std::size_t>(row)].campaign));
    });
    connect(classes, &FigureList::chosen, this, [this](int row) {
        const Overview::Class& one = m_figures.breaksByClass[static_cast<std::size_t>(row)];
        Q_EMIT findingsWanted(exact(m_shown->str(one.className)));
    });
    return lists;
}

void OverviewPage::addCommands()
{
    m_wholeTime = addCommand(tr("All of the time"), Qt::Key_0, [this] { choose(std::nullopt); });
    m_frame->addButton(m_wholeTime);
    m_fold =
        addCommand(tr("Fold idle gaps"), Qt::Key_G, [this] { state().setFoldsGaps(!state().foldsGaps()); });
    m_fold->setCheckable(true);
    m_frame->addButton(m_fold);
    addCommand(tr("Back from the list of events"), Qt::Key_Escape, [this] {
        if (m_lower->currentWidget() == m_events)
            closeList();
        else
            choose(std::nullopt);
    });
}

void OverviewPage::refresh()
{
    m_frame->setColours(state().colours());
    m_plot->setColours(state().colours());
    m_fold->setChecked(state().foldsGaps());
    const std::shared_ptr<const Snapshot>& snapshot = navigator().snapshot();
    if (snapshot != m_shown) {
        m_shown = snapshot;
        requestHistogram();
        requestFigures();
    } else if (m_shown && m_foldsGaps != state().foldsGaps()) {
        requestHistogram();
    }
    if (!m_shown)
        m_frame->showNothingOpen();
    else if (m_shown->events.size() == 0)
        m_frame->showNotice(tr("No events"), tr("What was opened holds no events. The import report says "
                                                "what was read and why it was left out."));
    else
        m_frame->showBody();
    describe();
}

void OverviewPage::onSnapshotChanged()
{
    // What was chosen of a preview holds for the whole, too.
    if (!navigator().continued())
        m_window.reset();
    m_shown.reset();
    m_counted = false;
    m_figures = {};
    m_campaignFigures.clear();
    m_histogramTask.drop();
    m_figureTask.drop();
    m_plot->setHistogram(nullptr);
    m_plot->setWindow(m_window);
    closeList();
    showFigures();
}

void OverviewPage::requestHistogram()
{
    m_foldsGaps = state().foldsGaps();
    m_histogramTask.start(
        [snapshot = m_shown, categories = navigator().categories(),
         folds = m_foldsGaps](const CancelToken& cancel) {
            return std::make_shared<const EventHistogram>(*snapshot, categories, folds, cancel);
        },
        [this](std::shared_ptr<const EventHistogram> histogram) {
            m_plot->setHistogram(std::move(histogram));
            describe();
        });
}

void OverviewPage::requestFigures()
{
    m_counted = false;
    m_figureTask.start(
        [snapshot = m_shown, window = m_window](const CancelToken& cancel) {
            auto counted = std::make_shared<Counted>();
            counted->figures = overviewOf(*snapshot, window, cancel);
            if (!cancel.cancelled())
                counted->campaigns = campaignFigures(snapshot, window, cancel);
            return counted;
        },
        [this](const std::shared_ptr<Counted>& counted) {
            if (m_shown != navigator().snapshot())
                return; // something else was opened; refresh() follows
            m_figures = std::move(counted->figures);
            m_campaignFigures = std::move(counted->campaigns);
            m_counted = true;
            showFigures();
            describe();
        });
}

void OverviewPage::choose(const std::optional<TimeRange>& window)
{
    m_plot->setWindow(window);
    if (!m_shown || window == m_window)
        return;
    m_window = window;
    closeList();
    requestFigures();
    describe();
}

void OverviewPage::showFigures()
{
    showTiles();
    showLists();
}

void OverviewPage::showTiles()
{
    std::size_t next = 0;
    const auto tile = [&](std::uint32_t figure, const QString& name, Ink ink, auto run) {
        FigureTile* const button = m_tileOf[next++];
        disconnect(button, &FigureTile::clicked, this, nullptr);
        connect(button, &FigureTile::clicked, this, run);
        button->setFigure(m_counted ? std::optional<std::uint64_t>(figure) : std::nullopt, name, ink);
        button->setVisible(true);
    };
    tile(m_figures.events, tr("Events"), Ink::Text,
         [this] { listEvents(tr("All events"), [](EventId) { return true; }); });
    tile(m_figures.traces, tr("Traces"), Ink::Text, [this] { Q_EMIT viewWanted(QStringLiteral("traces")); });
    std::vector<Overview::Kind> kinds;
    for (const std::string_view usual : kUsualKinds) {
        for (const Overview::Kind& kind : m_figures.kinds) {
            if (m_shown->str(kind.kind) == usual)
                kinds.push_back(kind);
        }
    }
    for (const Overview::Kind& kind : m_figures.kinds) {
        const auto same = [&](const Overview::Kind& other) { return other.kind == kind.kind; };
        if (kinds.size() < kKindTiles && std::ranges::none_of(kinds, same))
            kinds.push_back(kind);
    }
    for (const Overview::Kind& kind : kinds) {
        const std::string name = m_shown->str(kind.kind);
        tile(kind.entities, kindNamePlural(name), Ink::Text,
             [this, name] { Q_EMIT listWanted(exact(name)); });
    }
    tile(m_figures.errors, tr("Errors"), Ink::Error, [this] {
        listEvents(tr("Events that failed"), [snapshot = m_shown](EventId e) {
            return snapshot->events.status(e) == EventStatus::Error;
        });
    });
    tile(m_figures.breaks, tr("Broken chains"), Ink::WarningText, [this] { Q_EMIT findingsWanted({}); });
    for (; next < kTiles; ++next)
        m_tileOf[next]->setVisible(false);
}

void OverviewPage::showLists()
{
    const bool known = m_shown && m_counted;
    m_types.setRows(known ? typeRows(*m_shown, navigator().categories(), m_figures)
                          : std::vector<FigureRow>());
    m_campaigns.setRows(known ? campaignRows(*m_shown, m_campaignFigures) : std::vector<FigureRow>());
    m_classes.setRows(known ? classRows(*m_shown, m_figures) : std::vector<FigureRow>());
    m_noCampaigns->setText(m_window ? tr("No campaign in this window.") : tr("No campaigns in this data."));
    m_noCampaigns->setVisible(known && m_campaigns.rowCount() == 0);
    m_noClasses->setText(m_shown && m_shown->preview
                             ? tr("Findings need all of the data, which is not loaded yet.")
                             : tr("None: every trace, parent and cause that events name is in this data."));
    m_noClasses->setVisible(known && m_classes.rowCount() == 0);
}

QString OverviewPage::timeSpan() const
{
    const TimeRange& range = m_window ? *m_window : m_figures.time;
    if (range.from == kNoTime)
        return tr("no event has a usable time");
    // Over days nobody asks for seconds.
    constexpr int kUpToMinutes = 16; // letters of "2026-03-09 19:07"
    const bool isLong = saturatingDifference(range.to, range.from) > kDay;
    const auto text = [isLong](TimeNs time) {
        return isLong ? timeText(time).left(kUpToMinutes) : timeText(time);
    };
    return tr("%1 to %2 %3").arg(text(range.from), text(range.to), zoneName());
}

void OverviewPage::describe()
{
    m_wholeTime->setEnabled(m_window.has_value());
    if (!m_shown)
        return;
    QStringList parts;
    if (!m_counted)
        parts << tr("counting…");
    else if (m_window)
        parts << tr("%1 of %2 events").arg(number(m_figures.events), number(m_shown->events.size()));
    if (m_counted || m_window)
        parts << timeSpan();
    if (m_counted && m_figures.untimed > 0)
        parts << counted(m_figures.untimed, tr("1 event without a time"), tr("%1 events without a time"));
    m_frame->setTitle(m_window ? tr("Window of time") : tr("All of the data"),
                      parts.join(QStringLiteral(" · ")));
    m_frame->setChip(previewDoubt(*m_shown), previewExplanation());
}

void OverviewPage::listEvents(const QString& title, std::function<bool(EventId)> wanted)
{
    m_events->showWaiting(title);
    m_lower->setCurrentWidget(m_events);
    m_events->setFocus();
    m_listTask.start(
        [snapshot = m_shown, window = m_window, wanted = std::move(wanted)](const CancelToken& cancel) {
            std::vector<EventId> events;
            const EventsOfWindow range = eventsIn(*snapshot, window);
            for (std::uint32_t i = range.first; i < range.end && !cancel.cancelled(); ++i) {
                if (wanted(EventId(i)))
                    events.push_back(EventId(i));
            }
            return events;
        },
        [this](std::vector<EventId> events) { m_events->setEvents(m_shown, std::move(events)); });
}

void OverviewPage::listType(std::size_t row)
{
    const StringId type = m_figures.types[row].type;
    constexpr int kLongestType = 60;
    listEvents(type ? tr("Events of type %1").arg(shown(m_shown->str(type), kLongestType))
                    : tr("Events without a type"),
               [snapshot = m_shown, type](EventId e) { return snapshot->events.type(e) == type; });
}

void OverviewPage::closeList()
{
    m_listTask.drop();
    m_events->clear();
    m_lower->setCurrentIndex(0);
}

Scene OverviewPage::scene(QSize size) const
{
    if (!m_shown)
        return {};
    OverviewDrawing drawing(size);
    drawing.addTitle(m_frame->title() + QStringLiteral(" · ") + m_frame->summary());
    for (const FigureTile* tile : m_tileOf) {
        if (!tile->isHidden())
            drawing.addFigure(tile->figure(), tile->name());
    }
    m_plot->drawInto(drawing.scene(), drawing.placeOfPlot());
    drawing.addLists(m_types, m_campaigns, m_classes);
    return std::move(drawing.scene());
}

} // namespace throughline
