// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewNotice: says, as long as a preview is open, that it is one: how much of how much, and whether the
// rest is coming. It cannot be closed: first results must not be taken for all there is.
//
// Belongs to the main window, GUI thread.
#pragma once

#include "ui/session/workspace.h"
#include "ui/widgets/banner.h"

namespace throughline {

class PreviewNotice : public Banner {
    Q_OBJECT
public:
    explicit PreviewNotice(Workspace& workspace, QWidget* parent = nullptr);

private:
    void refresh();

    Workspace& m_workspace;
};

} // namespace throughline
