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

#include <functional>

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

    // Without asking, on a worker; said() or failed() follows.
    void savePicture(const View& view, const PictureChoice& choice, const QString& path);
    void saveReport(const QString& path);
    void saveRedactedCopy(const QString& path);
    [[nodiscard]] bool working() const { return m_writing.running() || m_copying.running(); }

Q_SIGNALS:
    // In passing: what was saved, or why there is nothing to save.
    void said(const QString& remark);
    void failed(const QString& title, const QString& reason);

private:
    // `failedTitle` says what could not be done.
    void write(const QString& path, const QString& failedTitle, std::function<Result<void>()> work);
    void saySaved(const QString& path);
    [[nodiscard]] QString askForPath(const QString& title, const QString& proposed, const QString& filter);

    Workspace& m_workspace;
    QWidget& m_window;
    QPointer<PictureDialog> m_dialog;
    QPointer<RedactedDialog> m_redacted;
    LatestTask<Result<void>> m_writing; // the tasks last: their work ends before the rest goes
    LatestTask<Result<ExportTally>> m_copying;
};

} // namespace throughline
