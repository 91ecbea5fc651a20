// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a snapshot into a SQLite database: tables events, event_entities, links and findings, with indices.
// Its events can be read again, with all that they say.
//
// One transaction into a new file, which takes its place only once it is whole; a file that stood there is
// untouched until then, and one of the snapshot's sources is never written over. The raw record of each event
// is in its column `original`. Needs a QCoreApplication. Blocks the calling thread until done.
#pragma once

#include "core/base/progress.h"
#include "core/export/event_export.h"

#include <string>

namespace throughline {

[[nodiscard]] Result<ExportTally> exportSqlite(const Snapshot& snapshot, const std::string& path,
                                               const CancelToken& cancel = {},
                                               const ExportProgress& progress = {});

} // namespace throughline
