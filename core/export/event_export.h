// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the events of a snapshot into a file: `convert` of the command line, "Export" of the window.
//
// Streams: memory does not grow with the number of events. Blocks the calling thread until done and uses
// others beside it. The file takes its place only once it is whole; a file that is one of the snapshot's
// sources is never written over.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/export/csv.h"
#include "core/export/event_formatter.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <functional>
#include <string>

namespace throughline {

// Redacted: NDJSON without what it is about, see redacted_formatter.h.
enum class ExportFormat : std::uint8_t { Ndjson, Csv, Otlp, Redacted };

using ExportProgress = std::function<void(std::uint64_t done, std::uint64_t total)>; // of events

struct ExportSettings {
    unsigned threads = 1;
    FormulaGuard guard = FormulaGuard::On; // of tables
};

// The first lines of an export, to be looked at before.
[[nodiscard]] std::string exportPreview(const Snapshot& snapshot, ExportFormat format, std::uint32_t events);

// BadArgument where the file is one of the sources, as a file or under another name for it.
[[nodiscard]] Result<void> checkIsNoSource(const Snapshot& snapshot, const std::string& path);

[[nodiscard]] Result<ExportTally> exportEvents(const Snapshot& snapshot, ExportFormat format,
                                               const std::string& path, const ExportSettings& settings,
                                               const CancelToken& cancel = {},
                                               const ExportProgress& progress = {});

} // namespace throughline
