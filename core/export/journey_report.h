// SPDX-License-Identifier: GPL-3.0-or-later
// JourneyReport: how one thing came about, as one HTML file to give to people without the program (spec 5,
// "Out": "self-contained HTML report of a journey").
//
// The file refers to nothing outside it, holds no script and forbids any; texts of the data are shown as they
// are, each with a direction of its own. Pure, any thread. Cost follows the length of the chain.
#pragma once

#include "core/base/time.h"
#include "core/layout/categories.h"
#include "core/model/event_marks.h"
#include "core/model/journey.h"
#include "core/model/snapshot.h"

#include <string>
#include <vector>

namespace throughline {

struct JourneyReport {
    // Of a longer chain the first and the last half are told, and how many were left out.
    static constexpr std::size_t kMostHops = 400;
    // A longer chain is not drawn.
    static constexpr std::size_t kMostDrawn = 120;

    std::string subject;                // what was asked about: "order:1006"
    Chain chain;                        // that leads to it
    std::vector<std::string> sentences; // the chain in words, one for each hop
    TimeNs made = kNoTime;              // when the report is
    std::string program;                // that made it, with its version
    MarkedEvents marks;                 // those of events of the chain stand in it, with their notes
};

// UTF-8. What is doubtful in the chain, and that only the first part of the data was open, stands in it.
[[nodiscard]] std::string toHtml(const Snapshot& snapshot, const Categories& categories,
                                 const JourneyReport& report);

} // namespace throughline
