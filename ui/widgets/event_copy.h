// SPDX-License-Identifier: GPL-3.0-or-later
// Copying an event in the forms that people take it elsewhere in: its id, its record as JSON, a row of CSV
// with the header above it, and a link: the selector `event:ID`, which the search bar, `throughline --go` and
// throughline-cli take.
//
// GUI thread.
#pragma once

#include "core/model/snapshot.h"

#include <QString>

#include <cstdint>
#include <memory>

class QMenu;

namespace throughline {

enum class EventForm : std::uint8_t { Id, Json, CsvRow, Link };

// To the clipboard. Says so at the mouse where the record cannot be read.
void copyEvent(const Snapshot& snapshot, EventId event, EventForm form);
// A menu of all forms.
void addCopyEventMenu(QMenu& menu, const std::shared_ptr<const Snapshot>& snapshot, EventId event);

} // namespace throughline
