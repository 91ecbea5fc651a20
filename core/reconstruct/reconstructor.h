// SPDX-License-Identifier: GPL-3.0-or-later
// The reconstructor: fills a snapshot's clusters, links, findings and repairs from its sealed events (spec
// 2).
//
// Runs the link rules (rules/) and checks (checks/) and alone resolves their conflicts: which cause is
// primary, which links contradict, which one would close a cycle. Deterministic: the result depends on the
// events, not on the order in which they were read. Blocks the calling thread and uses others beside it; cost
// is linear in events and links.
#pragma once

#include "core/base/progress.h"
#include "core/model/snapshot.h"

namespace throughline {

struct ReconstructionSettings {
    unsigned threads = 1;
    // Whether likely causes are looked for where ids name none, and how likely one has to be to become a
    // link.
    bool infer = true;
    double threshold = kUsualThreshold;
};

// Returns false, leaving the snapshot unfit for use, where it was cancelled.
bool reconstruct(Snapshot& snapshot, const ReconstructionSettings& settings = {},
                 const CancelToken& cancel = {});

} // namespace throughline
