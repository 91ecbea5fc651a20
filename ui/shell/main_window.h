// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the frame: search on top, lists on the left, views in the centre, inspectors on the right,
// findings below (spec 5, "Frame"). Docks, menus and what goes between them; every part is a class of its
// own.
//
// GUI thread. Owns the workspace and all its parts.
#pragma once

#include "ui/panels/entity_panel.h"
#include "ui/panels/event_inspector.h"
#include "ui/panels/sources_panel.h"
#include "ui/panels/token_inspector.h"
#include "ui/session/workspace.h"
#include "ui/shell/actions.h"
#include "ui/shell/dock_layout.h"
#include "ui/shell/start_page.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/theme.h"
#include "ui/views/view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/search_bar.h"

#include <QHash>
#include <QMainWindow>

#include <functional>

class QStackedWidget;
class QTabWidget;

namespace throughline {

class Connecting;
class FieldChoosing;
class FilterBar;
class Filtering;
class FindingsView;
class Marking;
class OverviewPage;
class Saving;
class TimeJumps;
class UrlChoosing;
class ZoneChoice;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    // `samplePath` is the bundled export; empty where it is not there.
    explicit MainWindow(const QString& samplePath);
    ~MainWindow() override;

    [[nodiscard]] Workspace& workspace() { return m_workspace; }
    [[nodiscard]] Theme& theme() { return m_theme; }
    [[nodiscard]] EventInspector& inspector() { return *m_inspector; }
    [[nodiscard]] TokenInspector& tokenInspector() { return *m_token; }
    [[nodiscard]] Actions& actionTable() { return *m_actions; }
    [[nodiscard]] QTabWidget& views() { return *m_views; }
    [[nodiscard]] Connecting& connecting() { return *m_connecting; }
    [[nodiscard]] UrlChoosing& urlChoosing() { return *m_urlChoosing; }
    [[nodiscard]] Saving& saving() { return *m_saving; }
    [[nodiscard]] FieldChoosing& fieldChoosing() { return *m_fieldChoosing; }
    [[nodiscard]] ZoneChoice& zoneChoice() { return *m_zoneChoice; }
    [[nodiscard]] Marking& marking() { return *m_marking; }
    [[nodiscard]] Filtering& filtering() { return *m_filtering; }
    [[nodiscard]] FilterBar& filterBar() { return *m_filterBar; }
    [[nodiscard]] TimeJumps& timeJumps() { return *m_timeJumps; }

    void chooseFiles();
    void chooseFolder();
    void openSample();
    // Of the view in the centre.
    void savePicture();
    void startSearch();
    void startFilter();
    // Takes what is on the clipboard: a URL is offered to be opened, a tracking token or a correlation id is
    // inspected, anything else is searched for.
    void paste();
    void followIn();
    void followOut();
    void stepFinding(int direction);
    // Says of the candidate that is selected in the findings, else of the likeliest cause of the selected
    // event, that it is the cause or is not.
    void judgeCause(Verdict verdict);
    void chooseTheme(Theme::Choice choice);
    void showMarks();
    void toggleTheme();
    // From the next start on; empty for the system's.
    void chooseLanguage(const QString& code);
    void resetLayout();
    void showCommands();
    void showKeys();
    // Brings the view of this id to the front; false where there is none.
    bool showView(const QString& id);
    // Nothing is being loaded or worked out: what is shown will stay as it is.
    [[nodiscard]] bool settled() const;

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void makeCentre();
    void makeDocks();
    void makeMenus();
    void showChoices();
    void connectWorkspace();
    void showReport();
    void focusView();
    void focusSoon();
    void showList(const QString& kind);
    void showFindings(const QString& filter);
    void showTokenDock();
    void writeNote();
    // In the view that is open where it shows events in their context, else in the one that answers it.
    void goToEvent(EventId event);
    void showBeside(const Selector& contact);
    void onSearched(const Selector& subject);

    void onLoadStarted();
    void onLoadEnded();
    void onPreviewed();
    void onOpened();
    void onOpenFailed(const Problem& problem);
    // An export of a workspace file that is somewhere else now.
    void askWhere(const QString& source);
    void onZoneChanged();
    void onViewChanged();
    void onSnapshotChanged();
    void onPlaceChanged();
    void showFittingView();
    void sayMissing(const Selector& subject);

    Workspace m_workspace;
    Theme m_theme;
    QString m_samplePath;
    Actions* m_actions;
    DockLayout m_docks;
    Connecting* m_connecting;
    UrlChoosing* m_urlChoosing;
    Saving* m_saving;
    FieldChoosing* m_fieldChoosing;
    ZoneChoice* m_zoneChoice;
    Marking* m_marking;
    Filtering* m_filtering;
    SearchBar* m_search = nullptr;
    TimeJumps* m_timeJumps = nullptr;
    Banner* m_errorBanner = nullptr;
    std::function<void()> m_errorAction; // of its button
    Banner* m_reportBanner = nullptr;
    FilterBar* m_filterBar = nullptr;
    QStackedWidget* m_centre = nullptr;
    StartPage* m_start = nullptr;
    QTabWidget* m_views = nullptr;
    QHash<QString, View*> m_viewById;
    OverviewPage* m_overview = nullptr;
    FindingsView* m_findings = nullptr;
    EntityPanel* m_lists = nullptr;
    EventInspector* m_inspector = nullptr;
    TokenInspector* m_token = nullptr;
    QDockWidget* m_eventDock = nullptr;
    QDockWidget* m_tokenDock = nullptr;
    QDockWidget* m_marksDock = nullptr;
    QDockWidget* m_reportDock = nullptr;
    StatusBar* m_status = nullptr;
    QString m_fittingView; // for the subject looked at
};

} // namespace throughline
