// SPDX-License-Identifier: GPL-3.0-or-later
// The self-check of the link fallback on the user's own data (spec 2, "Self-check"): hides some intact links,
// has them repaired, and scores the repairs.
//
// Hidden are links into kinds of events in the proportion in which those kinds seem to have lost theirs, so
// that the figures are about repairs such as are shown. Of a part of them the cause is taken away too: there
// the right answer is that there is none. Which links are hidden depends on the events alone.
#pragma once

#include "core/base/progress.h"
#include "core/model/self_check_figures.h"
#include "core/model/snapshot.h"

namespace throughline {

// Of a whole reconstruction, on the calling thread and others beside it; takes as long as a few link
// fallbacks. Hides nothing where there are no intact links; gives up early where it is cancelled.
[[nodiscard]] SelfCheck selfCheck(const Snapshot& snapshot, double threshold, unsigned threads = 1,
                                  const CancelToken& cancel = {});

} // namespace throughline
