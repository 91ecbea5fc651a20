// SPDX-License-Identifier: GPL-3.0-or-later
// What the shared real files hold (truth.json beside them), and the same figures counted in a snapshot.
//
// The figures are those that truth.json defines: they come from what the records say, before anything is
// linked. Byte-identical repeats, which the store folds, count as the records that they were.
#pragma once

#include "core/model/snapshot.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace throughline::test {

using Figures = std::map<std::string, std::int64_t>; // "spans", "dup_rows", "earliest_ns", …

struct FileTruth {
    std::string name;   // "zipkin/lens-yelp.json"
    std::string format; // "zipkin", "whatsapp-webhook", …
    Figures figures;    // those that are known of files of its format
    std::string largestTrace;
    std::int64_t largestTraceSpans = 0;

    [[nodiscard]] std::string folder() const { return name.substr(0, name.find('/')); }
};

// In order of their names; empty where the shared data is absent. Throws where truth.json cannot be read.
[[nodiscard]] std::vector<FileTruth> truthsOfSharedFiles();

// All figures of a snapshot.
[[nodiscard]] Figures figuresOf(const Snapshot& snapshot);

// "roots: 2, not 1; links: 0, not 3"; empty where a snapshot holds what the file does.
[[nodiscard]] std::string differenceOf(const FileTruth& truth, const Snapshot& snapshot);

} // namespace throughline::test
