// SPDX-License-Identifier: GPL-3.0-or-later
// What every view says about an event or a link under the mouse, and offers on the right button.
//
// GUI thread only.
#pragma once

#include "core/model/event_marks.h"
#include "ui/session/navigator.h"

#include <QString>

class QMenu;

namespace throughline {

// Several lines of plain text; the mark that it bears is the last one.
[[nodiscard]] QString eventSummary(const Snapshot& snapshot, EventId event, const MarkedEvents& marked);
// "reply to wamid.HBg7… · exact", then the evidence.
[[nodiscard]] QString linkSummary(const Snapshot& snapshot, LinkId link);

// "Marked: call them back", or "Marked"; empty of what bears no mark.
[[nodiscard]] QString markSummary(const MarkedEvents& marked, EventId event);

// "Chain of order 1234" needs "order 1234"; of an event, its type; of a trace, "trace 7f3a11c0…".
[[nodiscard]] QString subjectName(const Snapshot& snapshot, const Place& place);

// Copy as, Go to cause, Go to linked.
void addEventActions(QMenu& menu, Navigator& navigator, EventId event);

} // namespace throughline
