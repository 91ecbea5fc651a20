// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/redacted_dialog.h"

#include "ui/models/text.h"
#include "ui/widgets/look.h"
#include "ui/widgets/scene_painter.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace throughline {

RedactedDialog::RedactedDialog(const QString& preview, std::uint64_t events, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Save a redacted copy"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(960, 560);
    QLabel* what = plainLabel(
        tr("A copy to attach to a bug report: how the events hang together, without whom and what they "
           "are about. Kept are types, classes, times, durations and status. Each id is replaced by a "
           "number, the same wherever it stands; texts in payloads and error messages are masked, large "
           "numbers are 0, and all else of the records is left out. Look whether a type or class of "
           "yours tells too much."),
        look::kDim);
    what->setWordWrap(true);
    auto* text = new QPlainTextEdit(preview);
    text->setReadOnly(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(fontOf(Face::Mono));
    text->setAccessibleName(tr("The first lines of the copy"));

    auto* buttons = new QDialogButtonBox;
    QPushButton* save = buttons->addButton(counted(events, tr("Save 1 event…"), tr("Save %1 events…")),
                                           QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        Q_EMIT saveWanted();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(what);
    column->addWidget(plainLabel(tr("Its first lines"), look::kHeading));
    column->addWidget(text, 1);
    column->addWidget(buttons);
}

} // namespace throughline
