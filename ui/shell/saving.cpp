// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/saving.h"

#include "core/base/translation.h"
#include "core/export/event_export.h"
#include "core/journey/selector.h"
#include "core/layout/palette.h"
#include "ui/dialogs/redacted_dialog.h"
#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/views/report.h"
#include "ui/views/view.h"
#include "ui/widgets/scene_file.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

namespace throughline {

namespace {

// Of letters that every file system takes.
QString fileNameOf(const QString& text)
{
    constexpr int kLongest = 60;
    QString name;
    for (const QChar letter : text.left(kLongest))
        name +=
            letter.isLetterOrNumber() || letter == u'-' || letter == u'_' || letter == u'.' ? letter : u'-';
    return name;
}

} // namespace

Saving::Saving(Workspace& workspace, QWidget& window)
    : QObject(&window), m_workspace(workspace), m_window(window)
{}

void Saving::askForPicture(View& view, const QString& name)
{
    if (m_dialog)
        m_dialog->close();
    m_dialog = new PictureDialog(name, {view.size(), m_workspace.viewState().dark()}, &m_window);
    connect(m_dialog, &PictureDialog::wanted, this,
            [this, shown = QPointer<View>(&view), name](const PictureChoice& choice) {
                const QString path = askForPath(
                    tr("Save the view as a picture"), fileNameOf(name.toLower()) + QStringLiteral(".png"),
                    tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)"));
                if (!path.isEmpty() && shown)
                    savePicture(*shown, choice, path);
            });
    m_dialog->show();
}

void Saving::askForReport()
{
    const Navigator& navigator = m_workspace.navigator();
    if (!navigator.snapshot() || !navigator.place().event) {
        Q_EMIT said(tr("Select an order, contact or event first: the report tells how it came about"));
        return;
    }
    const auto& subject = navigator.place().subject;
    const QString name = subject ? fileNameOf(exact(subject->text())) : QStringLiteral("event");
    const QString path =
        askForPath(tr("Save the journey as a report"),
                   QStringLiteral("journey-") + name + QStringLiteral(".html"), tr("HTML report (*.html)"));
    if (!path.isEmpty())
        saveReport(path);
}

void Saving::savePicture(const View& view, const PictureChoice& choice, const QString& path)
{
    const InkColours& colours = choice.dark ? darkColours() : lightColours();
    write(path, tr("The picture could not be saved"),
          [draw = view.drawing(choice.size), &colours, file = pathName(path)]() -> Result<void> {
              const Scene scene = draw();
              if (scene.width <= 0 || scene.height <= 0)
                  return failure(ProblemCode::BadArgument,
                                 {told(phrase("problems", "the view shows nothing"))});
              return saveScene(scene, colours, file);
          });
}

void Saving::saveReport(const QString& path)
{
    const Navigator& navigator = m_workspace.navigator();
    const std::shared_ptr<const Snapshot> snapshot = navigator.snapshot();
    const Place& place = navigator.place();
    const Selector subject =
        place.subject ? *place.subject : Selector{"event", snapshot->eventName(place.event)};
    write(path, tr("The report could not be saved"),
          [snapshot, subject, version = QCoreApplication::applicationVersion().toStdString(),
           file = pathName(path), marks = m_workspace.viewState().marked()]() -> Result<void> {
              const Result<bool> saved = throughline::saveReport(*snapshot, subject, version, file, marks);
              return saved ? Result<void>() : tl::unexpected<Problem>(saved.error());
          });
}

void Saving::write(const QString& path, const QString& failedTitle, std::function<Result<void>()> work)
{
    if (m_writing.running()) {
        Q_EMIT said(tr("The file before is still being written"));
        return;
    }
    const auto give = [this, failedTitle](const QString& reason) { Q_EMIT failed(failedTitle, reason); };
    m_writing.start([work = std::move(work)](const CancelToken&) { return work(); },
                    [this, path, give](const Result<void>& written) {
                        if (written)
                            saySaved(path);
                        else
                            give(shown(describe(written.error())));
                    },
                    [give] { give(tr("There is not enough memory.")); });
}

void Saving::askForRedactedCopy()
{
    constexpr std::uint32_t kPreviewed = 50;
    const std::shared_ptr<const Snapshot>& snapshot = m_workspace.navigator().snapshot();
    if (!snapshot || snapshot->preview) {
        Q_EMIT said(tr("A copy can be made once all of the data is open"));
        return;
    }
    if (m_redacted)
        m_redacted->close();
    const QString preview = exact(exportPreview(*snapshot, ExportFormat::Redacted, kPreviewed)).trimmed();
    m_redacted = new RedactedDialog(preview, snapshot->events.size(), &m_window);
    connect(m_redacted, &RedactedDialog::saveWanted, this, [this] {
        const QString path = askForPath(tr("Save a redacted copy"), QStringLiteral("events.redacted.ndjson"),
                                        tr("Redacted copies (*.ndjson)"));
        if (!path.isEmpty())
            saveRedactedCopy(path);
    });
    m_redacted->show();
}

void Saving::saveRedactedCopy(const QString& path)
{
    const std::shared_ptr<const Snapshot> snapshot = m_workspace.navigator().snapshot();
    if (!snapshot)
        return;
    Q_EMIT said(tr("Writing %1…").arg(shown(QFileInfo(path).fileName())));
    m_copying.start(
        [snapshot, file = pathName(path)](const CancelToken& cancel) {
            return exportEvents(*snapshot, ExportFormat::Redacted, file, {}, cancel);
        },
        [this, path](const Result<ExportTally>& tally) {
            if (!tally)
                Q_EMIT failed(tr("The copy could not be saved"), shown(describe(tally.error())));
            else
                saySaved(path);
        });
}

void Saving::askForWorkspace()
{
    if (m_workspace.openPaths().isEmpty()) {
        Q_EMIT said(tr("Open an export first"));
        return;
    }
    const QString proposed = QFileInfo(sourceName(m_workspace.openPaths().front())).completeBaseName() +
                             QLatin1String(kWorkspaceEnding);
    QString path = askForPath(tr("Save the workspace"), proposed,
                              tr("Workspaces (%1)").arg(u'*' + QLatin1String(kWorkspaceEnding)));
    if (path.isEmpty())
        return;
    if (!isWorkspaceFile(path))
        path += QLatin1String(kWorkspaceEnding);
    if (const Result<void> saved = m_workspace.saveAs(path); !saved)
        Q_EMIT failed(tr("The workspace could not be saved"), shown(describe(saved.error())));
    else
        Q_EMIT said(
            tr("Saved %1: what you decide from now on is kept there").arg(shown(QFileInfo(path).fileName())));
}

void Saving::saySaved(const QString& path)
{
    Q_EMIT said(tr("Saved %1").arg(shown(QFileInfo(path).fileName())));
}

QString Saving::askForPath(const QString& title, const QString& proposed, const QString& filter)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString chosen;
    QString path = QFileDialog::getSaveFileName(&m_window, title, folder + u'/' + proposed, filter, &chosen);
    // Who names no ending means the one that was chosen.
    if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty())
        path += chosen.mid(chosen.lastIndexOf(u'.')).chopped(1);
    return path;
}

} // namespace throughline
