// SPDX-License-Identifier: GPL-3.0-or-later
// Workspace: what is open: it owns navigator, view state, load controller and recent files, and turns "open
// these" into a snapshot in the navigator.
//
// What a person made of the sources, how their fields are read, which causes they decided on and what they
// marked, is kept with them: in the workspace file that was opened or saved, else where keepIn() says, a
// moment after each change. It holds again when the same sources are opened (spec 5, "Workspace file":
// "autosaved so that a crash loses nothing"). How they looked at it, filter, further contacts and the
// arrangement of the window, is brought back by a workspace file alone: who opens an export sees all of it.
//
// One per window, GUI thread. A load that fails or is cancelled leaves open what was open: the preview of the
// same files where that had come.
#pragma once

#include "core/base/problem.h"
#include "core/journey/selector.h"
#include "ui/session/event_marks.h"
#include "ui/session/link_decisions.h"
#include "ui/session/load_controller.h"
#include "ui/session/navigator.h"
#include "ui/session/order_attributions.h"
#include "ui/session/recent_files.h"
#include "ui/session/token_indexes.h"
#include "ui/session/view_state.h"
#include "ui/session/workspace_file.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <optional>
#include <vector>

namespace throughline {

class Workspace : public QObject {
    Q_OBJECT
public:
    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override; // what is not kept yet is kept

    [[nodiscard]] Navigator& navigator() { return m_navigator; }
    [[nodiscard]] ViewState& viewState() { return m_viewState; }
    [[nodiscard]] LoadController& loader() { return m_loader; }
    [[nodiscard]] RecentFiles& recentFiles() { return m_recent; }
    [[nodiscard]] OrderAttributions& attributions() { return m_attributions; }
    [[nodiscard]] TokenIndexes& tokenIndexes() { return m_tokenIndexes; }
    [[nodiscard]] LinkDecisions& decisions() { return m_decisions; }
    [[nodiscard]] EventMarks& marks() { return m_marks; }

    // Opens files and folders together, in place of what is open; or one workspace file. With a subject, goes
    // there once they are loaded. Of much, the beginning opens first, as a preview.
    void open(const QStringList& paths, const std::optional<Selector>& subject = {});
    // The same with a field mapping, which holds until something else is opened.
    void openMapped(const QStringList& paths, const FieldMappingData& mapping);
    // The last workspace file that was to be opened, with one of its sources elsewhere.
    void openRelocated(const QString& source, const QString& place);
    // The workspace as it is, from now on kept in that file. WriteFailed.
    [[nodiscard]] Result<void> saveAs(const QString& file);
    // A folder for what is kept of sources that are opened without a workspace file; made where it is not
    // there. None to begin with: nothing is kept.
    void keepIn(const QString& folder) { m_keptFolder = folder; }
    void keepInApplicationData(); // the usual folder
    // The view that the window shows, for the workspace file.
    void noteView(const QString& id) { m_view = id; }
    [[nodiscard]] const QString& view() const { return m_view; }
    // How the window is arranged, likewise; to be told when aboutToKeep() asks for it.
    void noteLayout(const QByteArray& layout) { m_layout = layout; }
    // Of what is open, and of what was wanted last; empty where there is none.
    [[nodiscard]] const QString& file() const { return m_file; }
    [[nodiscard]] const QString& requestedFile() const { return m_requestedFile; }
    // Loads the same again and returns to the subject that is looked at; of what is open as a preview, the
    // whole, staying at what is looked at.
    void reload();
    void close();

    // Something is being loaded or worked out.
    [[nodiscard]] bool busy() const
    {
        return m_loader.loading() || m_attributions.working() || m_decisions.working() || m_marks.working();
    }

    // The files that are open, and those that are being loaded.
    [[nodiscard]] const QStringList& openPaths() const { return m_open; }
    [[nodiscard]] const QStringList& requestedPaths() const { return m_requested; }
    // The field mapping that a person chose for what is open; none: the usual one.
    [[nodiscard]] const std::optional<FieldMappingData>& mapping() const { return m_mapping; }
    // A preview is open, see Snapshot::preview; the last request was for the whole of it; and that is being
    // loaded.
    [[nodiscard]] bool showsPreview() const;
    [[nodiscard]] bool requestedRest() const { return showsPreview() && m_requested == m_open; }
    [[nodiscard]] bool loadsRest() const { return requestedRest() && m_loader.loading(); }

Q_SIGNALS:
    // A workspace file says that this view was shown.
    void viewWanted(const QString& id);
    // … and that the window was arranged so.
    void layoutWanted(const QByteArray& layout);
    // The workspace is written: whoever knows better than what was noted says so now.
    void aboutToKeep();
    // What was to be kept could not be written.
    void keepingFailed(const throughline::Problem& problem);
    // A preview was opened, and the rest is being loaded: opened() or openFailed() follows.
    void previewed();
    void opened();
    // The load ended in a problem; Cancelled where the person wished so.
    void openFailed(const throughline::Problem& problem);
    // What was to be shown after loading is not in the data.
    void subjectMissing(const throughline::Selector& subject);

private:
    void load(const QStringList& paths, const std::optional<Selector>& subject,
              const std::optional<FieldMappingData>& mapping, bool preview);
    void openContent(WorkspaceContent content, const QString& file);
    [[nodiscard]] WorkspaceContent content();
    void showAsKept();
    void forgetWhatWasMade();
    [[nodiscard]] QString keptFileOf(const QStringList& sources) const;
    void keep();
    void takePreview(const std::shared_ptr<const Snapshot>& preview);
    void take(const std::shared_ptr<const Snapshot>& snapshot);
    void noteOpened();

    Navigator m_navigator;
    ViewState m_viewState;
    RecentFiles m_recent;
    OrderAttributions m_attributions{m_navigator};
    TokenIndexes m_tokenIndexes{m_navigator};
    LinkDecisions m_decisions{m_navigator};
    EventMarks m_marks{m_navigator, m_viewState};
    QStringList m_open, m_requested;
    std::optional<FieldMappingData> m_mapping, m_requestedMapping; // of those
    QString m_file, m_requestedFile;                               // that they come from
    std::optional<WorkspaceContent> m_restored; // its decisions and marks, when what was requested is open
    WorkspaceContent m_wanted;                  // of the last workspace file
    bool m_showsAsKept = false;                 // once what it names is open
    QString m_view, m_keptFolder;
    QByteArray m_layout;
    QTimer m_keeping;
    std::optional<Selector> m_subject;
    LoadController m_loader; // last: its thread ends before the rest goes
};

} // namespace throughline
