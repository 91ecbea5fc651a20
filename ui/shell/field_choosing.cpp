// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/field_choosing.h"

#include "ui/dialogs/mapping_dialog.h"
#include "ui/models/text.h"
#include "ui/session/source_text.h"

#include <algorithm>

namespace throughline {

FieldChoosing::FieldChoosing(Workspace& workspace, QWidget& window)
    : QObject(&window), m_workspace(workspace), m_window(window)
{}

// What was wanted last is what a person thinks of, also where it could not be opened.
QString FieldChoosing::fileAtHand() const
{
    const QStringList& paths =
        m_workspace.requestedPaths().isEmpty() ? m_workspace.openPaths() : m_workspace.requestedPaths();
    const auto file =
        std::find_if(paths.begin(), paths.end(), [](const QString& path) { return !isDatabase(path); });
    return file == paths.end() ? QString() : *file;
}

void FieldChoosing::ask()
{
    const QString file = fileAtHand();
    if (file.isEmpty()) {
        Q_EMIT said(m_workspace.requestedPaths().isEmpty()
                        ? tr("Open an export first")
                        : tr("A database says itself what its columns mean"));
        return;
    }
    if (m_dialog)
        m_dialog->close();
    const bool isOpen = m_workspace.openPaths() == m_workspace.requestedPaths();
    m_dialog = new MappingDialog(file, isOpen ? m_workspace.mapping() : std::nullopt, &m_window);
    connect(m_dialog, &MappingDialog::openWanted, this,
            [this, paths = m_workspace.requestedPaths()](const QString&, const FieldMappingData& mapping) {
                m_workspace.openMapped(paths, mapping);
            });
    m_dialog->show();
}

QString FieldChoosing::missingIn(const ImportReport& report) const
{
    if (fileAtHand().isEmpty())
        return {};
    for (const SourceReport& source : report.sources()) {
        if (!source.missing.empty())
            return shown(source.name) + QStringLiteral(": ") + shown(source.missing.front());
    }
    return {};
}

bool FieldChoosing::helpsWith(const Problem& problem) const
{
    return problem.code == ProblemCode::NothingUsable && !fileAtHand().isEmpty();
}

} // namespace throughline
