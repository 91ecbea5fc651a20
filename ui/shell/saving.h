// SPDX-License-Identifier: GPL-3.0-or-later
// Saving: what is open, as files to give to others: a view as a picture, a journey as a report, all events as
// a redacted copy, and what was made of them as a workspace file.
//
// Owned by the main window; GUI thread. What stood in a file stays until the new one is whole; why one could
// not be written is said.
#pragma once

#include "core/export/event_formatter.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/session/latest_task.h"
#include "ui/session/workspace.h"

#include <QObject>
#include <QPointer>

namespace throughline {

class RedactedDialog;
class View;

class Saving : public QObject {
    Q_OBJECT
public:
    // Both outlive it.
    Saving(Workspace& workspace, QWidget& window);

    // Ask where to, and how.
    void askForPicture(View& view, const QString& name);
    void askForReport();
    void askForRedactedCopy();
    void askForWorkspace();

    // Without asking. True where it was written.
    bool savePicture(const View& view, const PictureChoice& choice, const QString& path);
    bool saveReport(const QString& path);
    // On a worker; said() or failed() follows.
    void saveRedactedCopy(const QString& path);
    [[nodiscard]] bool working() const { return m_copying.running(); }

Q_SIGNALS:
    // In passing: what was saved, or why there is nothing to save.
    void said(const QString& remark);
    void failed(const QString& title, const QString& reason);

private:
    void saySaved(const QString& path);
    [[nodiscard]] QString askForPath(const QString& title, const QString& proposed, const QString& filter);

    Workspace& m_workspace;
    QWidget& m_window;
    QPointer<PictureDialog> m_dialog;
    QPointer<RedactedDialog> m_redacted;
    LatestTask<Result<ExportTally>> m_copying; // last: its work ends before the rest goes
};

} // namespace throughline
