// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recent_menu.h"

#include "ui/models/text.h"

namespace throughline {

RecentMenu::RecentMenu(RecentFiles& recent, QWidget* parent)
    : QMenu(tr("Open recent"), parent), m_recent(recent)
{
    connect(this, &QMenu::aboutToShow, this, &RecentMenu::fill);
}

void RecentMenu::fill()
{
    clear();
    for (const QString& path : m_recent.paths())
        addAction(withoutMnemonics(shown(path, 100)), this, [this, path] { Q_EMIT fileWanted(path); });
    const bool any = !m_recent.paths().isEmpty();
    if (any)
        addSeparator();
    else
        addAction(tr("Nothing was opened yet"))->setEnabled(false);
    addAction(tr("Forget these"), &m_recent, &RecentFiles::clear)->setEnabled(any);
}

} // namespace throughline
