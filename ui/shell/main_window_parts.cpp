// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that the main window is made of: centre, docks, menus.
#include "ui/shell/main_window.h"

#include "ui/panels/marks_panel.h"
#include "ui/shell/filter_bar.h"
#include "ui/shell/marking.h"
#include "ui/shell/preview_notice.h"
#include "ui/shell/recent_menu.h"
#include "ui/shell/view_menu.h"
#include "ui/views/findings/findings_view.h"
#include "ui/views/overview/overview_page.h"

#include <QDockWidget>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace throughline {

using namespace Qt::Literals::StringLiterals;

void MainWindow::makeCentre()
{
    m_errorBanner = new Banner(this);
    m_reportBanner = new Banner(this);
    m_start = new StartPage(m_workspace.recentFiles(), !m_samplePath.isEmpty(), this);
    m_views = new QTabWidget(this);
    m_views->setDocumentMode(true);
    m_views->setAccessibleName(tr("Views"));
    // It has the window to itself; what it would need beside docks must not take from their room.
    m_start->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_centre = new QStackedWidget(this);
    m_centre->addWidget(m_start);
    m_centre->addWidget(m_views);
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_errorBanner);
    column->addWidget(m_reportBanner);
    column->addWidget(new PreviewNotice(m_workspace, centre));
    m_filterBar = new FilterBar(m_workspace.viewState(), centre);
    column->addWidget(m_filterBar);
    column->addWidget(m_centre, 1);
    setCentralWidget(centre);
    connect(m_start, &StartPage::commandWanted, this,
            [this](const QString& id) { (*m_actions)[id]->trigger(); });
    connect(m_start, &StartPage::fileWanted, this, [this](const QString& path) { m_workspace.open({path}); });
    connect(m_start, &StartPage::cancelWanted, &m_workspace.loader(), &LoadController::cancel);
}

void MainWindow::makeDocks()
{
    Navigator& navigator = m_workspace.navigator();
    auto* sources = new SourcesPanel(navigator);
    QDockWidget* sourceDock = m_docks.add(u"sources"_s, tr("Sources"), sources, Qt::LeftDockWidgetArea);
    m_lists = new EntityPanel(navigator, m_workspace.attributions(), {}, u"campaign"_s);
    QDockWidget* listDock = m_docks.add(u"lists"_s, tr("Lists"), m_lists, Qt::LeftDockWidgetArea, false);
    auto* campaigns = new EntityPanel(navigator, m_workspace.attributions(), u"campaign"_s, {});
    QDockWidget* campaignDock =
        m_docks.add(u"campaigns"_s, tr("Campaigns"), campaigns, Qt::LeftDockWidgetArea);

    m_inspector = new EventInspector(navigator, m_workspace.marks());
    m_eventDock = m_docks.add(u"event"_s, tr("Event"), m_inspector, Qt::RightDockWidgetArea);
    m_token = new TokenInspector(navigator, m_workspace.tokenIndexes());
    m_tokenDock = m_docks.add(u"token"_s, tr("Token"), m_token, Qt::RightDockWidgetArea);

    QDockWidget* below = nullptr;
    for (const ViewDescription& description : viewList()) {
        const QString id = QString::fromLatin1(description.id);
        const QString title = QCoreApplication::translate("views", description.title);
        View* view = description.create(navigator, m_workspace.viewState());
        m_viewById.insert(id, view);
        connect(view, &View::viewWanted, this, &MainWindow::showView);
        connect(view, &View::markWanted, m_marking, qOverload<EventId>(&Marking::toggle));
        connect(view, &View::said, this, [this](const QString& remark) { m_status->say(remark); });
        connect(view, &View::scaleChanged, this, [this, view] {
            if (view == m_views->currentWidget())
                m_status->showScale(view->timePerPixel());
        });
        if (description.area == ViewArea::Centre)
            m_views->addTab(view, title);
        else
            below = m_docks.add(id, title, view, Qt::BottomDockWidgetArea, false);
        if (auto* findings = qobject_cast<FindingsView*>(view))
            m_findings = findings;
        if (auto* overview = qobject_cast<OverviewPage*>(view))
            m_overview = overview;
    }
    connect(m_overview, &OverviewPage::listWanted, this, &MainWindow::showList);
    connect(m_overview, &OverviewPage::findingsWanted, this, &MainWindow::showFindings);
    if (m_findings)
        connect(m_findings, &FindingsView::judged, &m_workspace.decisions(), &LinkDecisions::decide);
    m_reportDock = m_docks.add(u"report"_s, tr("Import report"), new ReportPanel(navigator),
                               Qt::BottomDockWidgetArea, false);
    auto* marks = new MarksPanel(m_workspace.marks(), navigator);
    m_marksDock = m_docks.add(u"marks"_s, tr("Marks"), marks, Qt::BottomDockWidgetArea, false);
    if (below) {
        tabifyDockWidget(below, m_marksDock);
        tabifyDockWidget(m_marksDock, m_reportDock);
        below->raise();
        resizeDocks({below}, {230}, Qt::Vertical);
    }
    resizeDocks({sourceDock, listDock, campaignDock}, {110, 520, 260}, Qt::Vertical);
    resizeDocks({m_eventDock, m_tokenDock}, {470, 420}, Qt::Vertical);
    resizeDocks({listDock, m_eventDock}, {310, 360}, Qt::Horizontal);
    connect(sources, &SourcesPanel::reportWanted, this, &MainWindow::showReport);
    connect(m_inspector, &EventInspector::subjectMissing, this, &MainWindow::sayMissing);
    connect(m_inspector, &EventInspector::noteFinished, this, &MainWindow::focusView);
    connect(m_lists, &EntityPanel::besideWanted, this, &MainWindow::showBeside);
    connect(marks, &MarksPanel::goWanted, this, &MainWindow::goToEvent);
    // Once the menu is closed and has given the focus back.
    connect(
        marks, &MarksPanel::noteWanted, this,
        [this](EventId event) {
            goToEvent(event);
            writeNote();
        },
        Qt::QueuedConnection);
    connect(m_token, &TokenInspector::said, this, [this](const QString& remark) { m_status->say(remark); });
}

void MainWindow::makeMenus()
{
    m_actions->addMenus(*menuBar());
    showChoices();
    auto* recent = new RecentMenu(m_workspace.recentFiles(), this);
    m_actions->menu(Menu::File)->insertMenu((*m_actions)[u"reload"_s], recent);
    connect(recent, &RecentMenu::fileWanted, this, [this](const QString& path) { m_workspace.open({path}); });
    fillViewMenu(*m_actions->menu(Menu::View), *this, *m_views, m_docks.docks());
}

} // namespace throughline
