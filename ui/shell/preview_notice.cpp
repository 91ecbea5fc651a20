// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preview_notice.h"

#include "ui/models/text.h"

namespace throughline {

PreviewNotice::PreviewNotice(Workspace& workspace, QWidget* parent) : Banner(parent), m_workspace(workspace)
{
    setClosable(false);
    connect(&m_workspace.loader(), &LoadController::started, this, &PreviewNotice::refresh);
    connect(&m_workspace, &Workspace::openFailed, this, &PreviewNotice::refresh);
    connect(&m_workspace.navigator(), &Navigator::snapshotChanged, this, &PreviewNotice::refresh);
    connect(this, &Banner::actionTriggered, &m_workspace, &Workspace::reload);
}

void PreviewNotice::refresh()
{
    if (!m_workspace.showsPreview()) {
        hide();
        return;
    }
    const bool coming = m_workspace.loadsRest();
    show(Severity::Info, previewText(*m_workspace.navigator().snapshot()->preview),
         coming ? tr("The rest is being loaded; until then causes, campaigns and counts are not final.")
                : tr("The rest is not loaded: causes, campaigns and counts may be incomplete."),
         coming ? QString() : tr("Load the rest"));
}

} // namespace throughline
