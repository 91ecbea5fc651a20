// SPDX-License-Identifier: GPL-3.0-or-later
// FieldChoosing: lets a person say which fields of an export mean what, of what is open or of what could not
// be opened because nobody knew.
//
// Owned by the main window, whose dialog it shows; GUI thread.
#pragma once

#include "core/base/problem.h"
#include "ui/session/workspace.h"

#include <QObject>
#include <QPointer>

namespace throughline {

class MappingDialog;

class FieldChoosing : public QObject {
    Q_OBJECT
public:
    // Both outlive it.
    FieldChoosing(Workspace& workspace, QWidget& window);

    // Of the first file that is open, or that was wanted last.
    void ask();
    // Whether it would help: a file was read, but none of its records could be used.
    [[nodiscard]] bool helpsWith(const Problem& problem) const;

    // What the first file of which a field is missing lacks; empty where none does.
    [[nodiscard]] QString missingIn(const ImportReport& report) const;

Q_SIGNALS:
    // In passing: why there is nothing to ask.
    void said(const QString& remark);

private:
    [[nodiscard]] QString fileAtHand() const;

    Workspace& m_workspace;
    QWidget& m_window;
    QPointer<MappingDialog> m_dialog;
};

} // namespace throughline
