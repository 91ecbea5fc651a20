// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/view_state.h"

namespace throughline {

void ViewState::setFoldsGaps(bool fold)
{
    if (m_foldGaps == fold)
        return;
    m_foldGaps = fold;
    Q_EMIT changed();
}

void ViewState::setDark(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace throughline
