// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/models/text.h"
#include "ui/shell/commands.h"
#include "ui/shell/connecting.h"
#include "ui/shell/field_choosing.h"
#include "ui/shell/file_drop.h"
#include "ui/shell/filter_bar.h"
#include "ui/shell/filtering.h"
#include "ui/shell/help.h"
#include "ui/shell/language.h"
#include "ui/shell/marking.h"
#include "ui/shell/open_dialog.h"
#include "ui/shell/open_failure.h"
#include "ui/shell/remarks.h"
#include "ui/shell/saving.h"
#include "ui/shell/shared_keys.h"
#include "ui/shell/time_jumps.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/url_choosing.h"
#include "ui/shell/zone_choice.h"
#include "ui/views/findings/findings_view.h"
#include "ui/views/overview/overview_page.h"
#include "ui/views/timeline/timeline_page.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace throughline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString kGeometryKey = u"window/geometry"_s;

// Before those that share its place.
void bringForward(QDockWidget& dock)
{
    dock.show();
    dock.raise();
}

} // namespace

MainWindow::MainWindow(const QString& samplePath)
    : m_theme(m_workspace.viewState()), m_samplePath(samplePath),
      m_actions(new Actions(*this, commandTable(*this))), m_docks(*this),
      m_connecting(new Connecting(m_workspace, *this)), m_urlChoosing(new UrlChoosing(m_workspace, *this)),
      m_saving(new Saving(m_workspace, *this)), m_fieldChoosing(new FieldChoosing(m_workspace, *this)),
      m_zoneChoice(new ZoneChoice(m_workspace.viewState(), *this)),
      m_marking(new Marking(m_workspace, *this)), m_filtering(new Filtering(m_workspace, *this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Throughline"));
    setWindowIcon(applicationIcon());
    setDockNestingEnabled(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    auto* topBar = new TopBar(*m_actions, m_workspace.navigator(), this);
    addToolBar(topBar);
    m_search = &topBar->search();
    m_timeJumps = new TimeJumps(*this, *m_search);
    makeCentre();
    m_status = new StatusBar(m_workspace.navigator(), this);
    setStatusBar(m_status);
    m_status->offerZones(
        {(*m_actions)[u"zone-utc"_s], (*m_actions)[u"zone-local"_s], (*m_actions)[u"zone-other"_s]});
    makeDocks();
    makeMenus();
    shareKeys(*m_actions, *this, m_docks.docks(), *m_start, *m_views);
    connectWorkspace();

    resize(1600, 1000);
    restoreGeometry(QSettings().value(kGeometryKey).toByteArray());
    m_docks.begin();
    onSnapshotChanged();
    onPlaceChanged();
}

// Views, panels and docks go before what they look at; left to QObject they would go after all members.
MainWindow::~MainWindow()
{
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace.loader(), &LoadController::started, this, &MainWindow::onLoadStarted);
    connect(&m_workspace.loader(), &LoadController::progressed, m_status, &StatusBar::showProgress);
    connect(&m_workspace.loader(), &LoadController::progressed, m_start, &StartPage::showProgress);
    connect(m_status, &StatusBar::cancelWanted, &m_workspace.loader(), &LoadController::cancel);
    connect(&m_workspace, &Workspace::previewed, this, &MainWindow::onPreviewed);
    connect(&m_workspace, &Workspace::opened, this, &MainWindow::onOpened);
    connect(&m_workspace, &Workspace::openFailed, this, &MainWindow::onOpenFailed);
    connect(&m_workspace, &Workspace::subjectMissing, this, &MainWindow::sayMissing);
    connect(&m_workspace.navigator(), &Navigator::snapshotChanged, this, &MainWindow::onSnapshotChanged);
    connect(&m_workspace.navigator(), &Navigator::placeChanged, this, &MainWindow::onPlaceChanged);
    connect(m_search, &SearchBar::went, this, &MainWindow::onSearched);
    connect(m_reportBanner, &Banner::actionTriggered, this, &MainWindow::showReport);
    connect(&m_workspace, &Workspace::viewWanted, this, &MainWindow::showView, Qt::QueuedConnection);
    connect(&m_workspace, &Workspace::keepingFailed, this, [this](const Problem& problem) {
        m_status->say(tr("What you decided could not be kept: %1").arg(shown(describe(problem))));
    });
    connect(m_views, &QTabWidget::currentChanged, this, &MainWindow::onViewChanged);
    onViewChanged();
    connect(&m_workspace, &Workspace::aboutToKeep, this, [this] { m_workspace.noteLayout(m_docks.state()); });
    connect(&m_workspace, &Workspace::layoutWanted, this,
            [this](const QByteArray& layout) { m_docks.restore(layout); });
    connect(m_filtering, &Filtering::said, m_status, &StatusBar::say);
    connect(m_fieldChoosing, &FieldChoosing::said, m_status, &StatusBar::say);
    connect(m_zoneChoice, &ZoneChoice::said, m_status, &StatusBar::say);
    connect(&m_workspace.viewState(), &ViewState::zoneChanged, this, &MainWindow::onZoneChanged);
    connect(m_marking, &Marking::said, m_status, &StatusBar::say);
    connect(m_timeJumps, &TimeJumps::said, m_status, &StatusBar::say);
    connect(m_marking, &Marking::goWanted, this, &MainWindow::goToEvent);
    connect(m_marking, &Marking::noteWanted, this, &MainWindow::writeNote);
    connect(m_errorBanner, &Banner::actionTriggered, this, [this] { m_errorAction(); });
    connect(m_saving, &Saving::said, m_status, &StatusBar::say);
    connect(m_saving, &Saving::failed, this, [this](const QString& title, const QString& reason) {
        m_errorBanner->show(Severity::Error, title, reason);
    });
    auto* drop = new FileDrop(*this);
    connect(drop, &FileDrop::hovering, m_start, &StartPage::setDropping);
    connect(drop, &FileDrop::dropped, this, [this](const QStringList& paths) { m_workspace.open(paths); });
}

void MainWindow::onViewChanged()
{
    auto* const view = qobject_cast<View*>(m_views->currentWidget());
    m_workspace.noteView(m_viewById.key(view));
    m_status->showScale(view ? view->timePerPixel() : std::nullopt);
    m_filterBar->setRemark(view && view->filters() ? QString() : tr("This view shows all events"));
}

void MainWindow::chooseFiles()
{
    m_workspace.open(askForFiles(this, m_workspace.recentFiles().paths()));
}

void MainWindow::chooseFolder()
{
    m_workspace.open(askForFolder(this, m_workspace.recentFiles().paths()));
}

void MainWindow::openSample()
{
    if (!m_samplePath.isEmpty())
        m_workspace.open({m_samplePath});
}

void MainWindow::savePicture()
{
    if (auto* view = qobject_cast<View*>(m_views->currentWidget()))
        m_saving->askForPicture(*view, m_views->tabText(m_views->currentIndex()));
}

void MainWindow::startSearch()
{
    m_search->start();
}

void MainWindow::startFilter()
{
    m_lists->startFilter();
}

void MainWindow::paste()
{
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    if (m_urlChoosing->offer(text) || !m_workspace.navigator().snapshot())
        return;
    m_token->offer(text, [this, text](bool taken) {
        if (taken)
            showTokenDock();
        else
            m_search->searchFor(text);
    });
}

void MainWindow::showList(const QString& kind)
{
    const bool here = m_lists->showKind(kind);
    auto* const dock = findChild<QDockWidget*>(here ? u"lists"_s : u"campaigns"_s);
    bringForward(*dock);
    dock->widget()->setFocus();
}

void MainWindow::showFindings(const QString& filter)
{
    m_findings->setFilter(filter);
    bringForward(*findChild<QDockWidget*>(u"findings"_s));
    m_findings->setFocus();
}

void MainWindow::showTokenDock()
{
    bringForward(*m_tokenDock);
}

void MainWindow::followIn()
{
    if (!m_inspector->followIn())
        m_status->say(noCauseText(m_workspace.showsPreview()));
}

void MainWindow::followOut()
{
    if (!m_inspector->followOut())
        m_status->say(noEffectText(m_workspace.showsPreview()));
}

void MainWindow::stepFinding(int direction)
{
    if (!m_findings)
        return;
    m_findings->step(direction);
    if (m_findings->model().passing() == 0)
        m_status->say(noFindingsText(m_workspace.showsPreview()));
}

void MainWindow::judgeCause(Verdict verdict)
{
    const std::optional<Repair> candidate =
        candidateInHand(m_workspace.navigator(), m_findings ? m_findings->currentCandidate() : std::nullopt);
    if (candidate)
        m_workspace.decisions().decide(*candidate, verdict);
    else
        m_status->say(noCandidateText());
}

void MainWindow::showMarks()
{
    bringForward(*m_marksDock);
    m_marksDock->widget()->setFocus();
}

void MainWindow::writeNote()
{
    bringForward(*m_eventDock);
    m_inspector->startNote();
}

void MainWindow::goToEvent(EventId event)
{
    Navigator& navigator = m_workspace.navigator();
    const QString view = m_viewById.key(qobject_cast<View*>(m_views->currentWidget()));
    const bool shows = view == u"waterfall"_s || view == u"timeline"_s || view == u"journey"_s;
    if (shows && navigator.place().event)
        navigator.follow(event);
    else
        navigator.go({"event", navigator.snapshot()->eventName(event)});
}

void MainWindow::showBeside(const Selector& contact)
{
    showView(u"timeline"_s);
    qobject_cast<TimelinePage*>(m_viewById.value(u"timeline"_s))->showBeside(contact.value);
    focusView();
}

void MainWindow::toggleTheme()
{
    chooseTheme(m_workspace.viewState().dark() ? Theme::Choice::Light : Theme::Choice::Dark);
}

void MainWindow::chooseTheme(Theme::Choice choice)
{
    m_theme.choose(choice);
    showChoices();
}

void MainWindow::chooseLanguage(const QString& code)
{
    throughline::chooseLanguage(code);
    showChoices();
    m_status->say(tr("The language changes when Throughline is started again"));
}

// Which theme and language are in force, in the menu.
void MainWindow::showChoices()
{
    const QStringList themes{u"theme-system"_s, u"theme-light"_s, u"theme-dark"_s};
    m_actions->choose(themes[static_cast<qsizetype>(m_theme.choice())], themes);
    const QStringList languages{u"language-system"_s, u"language-english"_s, u"language-german"_s};
    m_actions->choose(languages[languageCodes().indexOf(chosenLanguage()) + 1], languages);
}

void MainWindow::resetLayout()
{
    m_docks.reset();
}

void MainWindow::showCommands()
{
    QList<QAction*> actions = m_actions->all();
    for (QAction* action : m_actions->menu(Menu::View)->actions()) {
        if (!action->menu() && !action->isSeparator() && !actions.contains(action))
            actions.append(action);
    }
    if (m_centre->currentWidget() == m_views && m_views->currentWidget())
        actions += ownActions(*m_views->currentWidget());
    (new CommandPalette(actions, this))->show();
}

void MainWindow::showKeys()
{
    (new KeyList(keySections(*m_actions, *m_views), this))->show();
}

// So that its keys work at once.
void MainWindow::focusView()
{
    if (m_views->currentWidget())
        m_views->currentWidget()->setFocus();
}

// Once it is known whether something is shown: where nothing is, a number is typed or pasted next.
void MainWindow::focusSoon()
{
    const auto focus = [this] { m_workspace.navigator().place().event ? focusView() : m_search->start(); };
    if (!m_search->hasFocus())
        QMetaObject::invokeMethod(this, focus, Qt::QueuedConnection);
}

void MainWindow::showReport()
{
    m_reportBanner->hide();
    bringForward(*m_reportDock);
}

bool MainWindow::showView(const QString& id)
{
    View* view = m_viewById.value(id);
    if (!view)
        return false;
    if (m_views->indexOf(view) >= 0)
        m_views->setCurrentWidget(view);
    else if (auto* dock = findChild<QDockWidget*>(id))
        dock->raise();
    return true;
}

bool MainWindow::settled() const
{
    return !m_workspace.busy() && !m_inspector->working() && !m_token->working() &&
           std::none_of(m_viewById.begin(), m_viewById.end(),
                        [](const View* view) { return view->working(); });
}

// Of a token there may be jobs and changes where there is no event to go to.
void MainWindow::onSearched(const Selector& subject)
{
    if (subject.kind == "token") {
        m_token->setToken(QString::fromStdString(subject.value));
        showTokenDock();
    }
    focusView();
}

void MainWindow::onLoadStarted()
{
    m_errorBanner->hide();
    m_status->showLoading();
    m_start->showLoading(nameOfPaths(m_workspace.requestedPaths()));
    (*m_actions)[u"cancel"_s]->setEnabled(true);
}

void MainWindow::onLoadEnded()
{
    m_status->endLoading();
    m_start->showWelcome();
    (*m_actions)[u"cancel"_s]->setEnabled(false);
}

void MainWindow::onPreviewed()
{
    m_reportBanner->hide();
    focusSoon();
}

void MainWindow::onOpened()
{
    onLoadEnded();
    // Whoever looks at the preview is at work.
    if (!m_workspace.navigator().continued())
        focusSoon();
    const ImportReport& report = m_workspace.navigator().snapshot()->report;
    m_reportBanner->setVisible(false);
    m_errorAction = [this] { m_fieldChoosing->ask(); };
    if (const QString missing = m_fieldChoosing->missingIn(report); !missing.isEmpty())
        m_errorBanner->show(Severity::Warning, tr("Not every field was recognised"), missing,
                            tr("Choose its fields…"));
    else if (report.count(Severity::Error) > 0 || report.count(Severity::DataLoss) > 0)
        m_reportBanner->show(Severity::Warning, tr("Not everything could be read"), summaryOf(report),
                             tr("Show import report"));
}

void MainWindow::onOpenFailed(const Problem& problem)
{
    onLoadEnded();
    if (problem.code == ProblemCode::Cancelled) {
        m_status->say(tr("Loading was cancelled"));
        return;
    }
    const OpenFailure failure =
        openFailure(problem, m_workspace.requestedPaths(), m_workspace.requestedRest());
    QString action;
    if (m_fieldChoosing->helpsWith(problem)) {
        action = tr("Choose its fields…");
        m_errorAction = [this] { m_fieldChoosing->ask(); };
    } else if (problem.code == ProblemCode::FileMissing && !m_workspace.requestedFile().isEmpty()) {
        action = tr("Say where it is…");
        m_errorAction = [this, source = QString::fromStdString(problem.source)] { askWhere(source); };
    }
    m_errorBanner->show(Severity::Error, failure.title, failure.detail, action);
}

void MainWindow::askWhere(const QString& source)
{
    const QStringList chosen = askForFiles(this, {m_workspace.requestedFile()});
    if (!chosen.isEmpty())
        m_workspace.openRelocated(source, chosen.front());
}

// Views hear of it themselves. Lists ask for their texts as they paint; the inspector has made its own.
void MainWindow::onZoneChanged()
{
    m_status->showZone();
    m_inspector->writeAgain();
    for (QWidget* widget : findChildren<QWidget*>())
        widget->update();
}

void MainWindow::onSnapshotChanged()
{
    const bool open = bool(m_workspace.navigator().snapshot());
    m_docks.setShown(open);
    m_centre->setCurrentWidget(open ? static_cast<QWidget*>(m_views) : m_start);
    m_search->setEnabled(open);
    if (!m_workspace.navigator().continued())
        m_fittingView.clear();
    if (!open)
        onLoadEnded();
    setWindowTitle(!open ? tr("Throughline")
                         : tr("%1 — Throughline").arg(nameOfPaths(m_workspace.openPaths())));
    for (const QString& id :
         {u"reload"_s,         u"close"_s,        u"save-picture"_s, u"save-report"_s,  u"save-redacted"_s,
          u"save-workspace"_s, u"search"_s,       u"filter"_s,       u"next-finding"_s, u"previous-finding"_s,
          u"confirm-cause"_s,  u"reject-cause"_s, u"mark"_s,         u"note"_s,         u"next-mark"_s,
          u"previous-mark"_s,  u"go-to-time"_s,   u"filter-in"_s,    u"filter-out"_s,   u"filter-none"_s})
        (*m_actions)[id]->setEnabled(open);
    (*m_actions)[u"sample"_s]->setEnabled(!m_samplePath.isEmpty());
}

void MainWindow::onPlaceChanged()
{
    const Navigator& navigator = m_workspace.navigator();
    (*m_actions)[u"back"_s]->setEnabled(navigator.canGoBack());
    (*m_actions)[u"forward"_s]->setEnabled(navigator.canGoForward());
    for (const QString& id :
         {u"copy-id"_s, u"copy-json"_s, u"copy-csv"_s, u"copy-link"_s, u"follow-in"_s, u"follow-out"_s})
        (*m_actions)[id]->setEnabled(bool(navigator.place().event));
    showFittingView();
}

// A subject of another sort opens in the view that answers it; one of the same sort stays in the view that is
// open.
void MainWindow::showFittingView()
{
    const auto& subject = m_workspace.navigator().place().subject;
    const QString fitting = subject ? QString::fromLatin1(viewFor(subject->kind)) : QString();
    if (fitting == m_fittingView)
        return;
    m_fittingView = fitting;
    if (!fitting.isEmpty())
        showView(fitting);
}

void MainWindow::sayMissing(const Selector& subject)
{
    m_status->say(missingText(subject, m_workspace.showsPreview()));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(kGeometryKey, saveGeometry());
    m_docks.keep();
    QMainWindow::closeEvent(event);
}

} // namespace throughline
