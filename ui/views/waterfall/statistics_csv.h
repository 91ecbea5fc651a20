// SPDX-License-Identifier: GPL-3.0-or-later
// The statistics of spans as CSV (RFC 4180), durations in ms as the command line writes them.
//
// Pure, any thread. Ends early, with whatever there is, where it was cancelled.
#pragma once

#include "core/journey/span_statistics.h"

#include <string>
#include <vector>

namespace throughline {

// A row a group, in the order of `rows` (numbers of groups).
[[nodiscard]] std::string statisticsCsv(const Snapshot& snapshot, const SpanStatistics& statistics,
                                        const std::vector<std::uint32_t>& rows,
                                        const CancelToken& cancel = {});

} // namespace throughline
