// SPDX-License-Identifier: GPL-3.0-or-later
// The one way from sources to a snapshot: a request by value in, a shared_ptr<const Snapshot> out.
//
// Blocks the calling thread until done, cancelled or failed, and uses others beside it; several may run at
// once.
// The window, the command line, tests and fuzzers all come through here.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/import/field_mapping.h"
#include "core/model/snapshot.h"
#include "core/pipeline/database.h"
#include "core/pipeline/download.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

// How far to go: cheap previews and tests of single steps stop early.
enum class StopAfter : std::uint8_t { Reading, Reconstruction };

struct LoadRequest {
    // Files and folders; "-" is standard input; connections to databases (see connection_text.h); URLs (see
    // url_text.h).
    std::vector<std::string> paths;
    DatabaseOpening openDatabase;                 // how databases are opened; none: they cannot be
    UrlOpening openUrl;                           // and URLs
    std::optional<FieldMappingData> mapping;      // of formats that leave names open; none: the standard one
    std::uint64_t maxRecordBytes = 16ULL << 20;   // longer records are skipped and reported (spec 6, no. 2)
    std::uint64_t maxUnpackedBytes = 64ULL << 30; // of one compressed file (spec 6, no. 20)
    // For a first look: stop after about so many bytes, unpacked and of all sources together, where the whole
    // is several times as much. The snapshot then has a preview. None: everything is read.
    std::optional<std::uint64_t> firstBytes;
    StopAfter stopAfter = StopAfter::Reconstruction;
    bool infer = true;                  // whether likely causes are looked for where ids name none
    double threshold = kUsualThreshold; // how likely an inferred cause has to be to become a link
    unsigned threads = 0;               // that work at the same time; 0: as many as the machine has
};

// A source that cannot be opened, or of which nothing can be used, ends the load when it is the only one;
// beside others that load, its problem stands in the snapshot's import report.
[[nodiscard]] Result<std::shared_ptr<const Snapshot>>
load(const LoadRequest& request, const CancelToken& cancel = {}, const ProgressCallback& progress = {});

} // namespace throughline
