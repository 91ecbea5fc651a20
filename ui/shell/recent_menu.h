// SPDX-License-Identifier: GPL-3.0-or-later
// RecentMenu: the files opened last, to open again.
//
// GUI thread; filled anew each time it opens.
#pragma once

#include "ui/session/recent_files.h"

#include <QMenu>

namespace throughline {

class RecentMenu : public QMenu {
    Q_OBJECT
public:
    RecentMenu(RecentFiles& recent, QWidget* parent);

Q_SIGNALS:
    void fileWanted(const QString& path);

private:
    void fill();

    RecentFiles& m_recent;
};

} // namespace throughline
