// SPDX-License-Identifier: GPL-3.0-or-later
// What is offered of an event to filter by (spec 5, "right click offers Filter in / out").
//
// GUI thread only.
#pragma once

#include "ui/session/view_state.h"

class QMenu;

namespace throughline {

// An entry for each thing that may be said of the event. One that is in force is ticked; choosing it takes it
// back.
void addFilterTerms(QMenu& menu, ViewState& state, const Snapshot& snapshot, EventId event, bool out);
// Both menus as submenus.
void addFilterMenus(QMenu& menu, ViewState& state, const Snapshot& snapshot, EventId event);

} // namespace throughline
