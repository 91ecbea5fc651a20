// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table_export.h"

#include "core/base/text_file.h"
#include "ui/models/text.h"
#include "ui/session/source_text.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

#include <utility>

namespace throughline {

// Not static functions of QFileDialog, which would block what else is going on.
void TableExport::chooseFile(QWidget* parent, const QString& title, const QString& name,
                             std::function<void(const QString&)> save)
{
    auto* dialog = new QFileDialog(parent, title, {}, tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, parent, std::move(save));
    dialog->open();
}

void TableExport::copy(Text text)
{
    start(
        [text = std::move(text)](const CancelToken& cancel) {
            return Outcome{text(cancel), {}};
        },
        [this](const Outcome& outcome) {
            QGuiApplication::clipboard()->setText(exact(outcome.text));
            Q_EMIT copied();
        });
}

void TableExport::save(Text text, const QString& path)
{
    start(
        [text = std::move(text), file = pathName(path)](const CancelToken& cancel) {
            const std::string whole = text(cancel);
            return cancel.cancelled() ? Outcome{{}, failure(ProblemCode::Cancelled)}
                                      : Outcome{{}, writeTextFile(whole, file)};
        },
        [this, path](const Outcome& outcome) {
            if (outcome.saved)
                Q_EMIT saved(path);
            else
                Q_EMIT failed(shown(describe(outcome.saved.error())));
        });
}

void TableExport::start(std::function<Outcome(const CancelToken&)> work,
                        std::function<void(const Outcome&)> done)
{
    m_task.start(
        std::move(work), [done = std::move(done)](const Outcome& outcome) { done(outcome); },
        [this] { Q_EMIT failed(tr("There is not enough memory for the table.")); });
}

} // namespace throughline
