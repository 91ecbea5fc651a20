// SPDX-License-Identifier: GPL-3.0-or-later
// Saves how something came about as an HTML report: for `throughline-cli report` and for the window.
//
// Pure but for the file, no widgets; any thread. A file that is there stays as it was until the new one is
// whole.
#pragma once

#include "core/base/result.h"
#include "core/journey/selector.h"
#include "core/model/event_marks.h"
#include "core/model/snapshot.h"

#include <string>

namespace throughline {

// `version` is the program's; marks of events of the chain are told. Whether the chain is broken above its
// first event; NothingSelected where the subject names nothing, WriteFailed.
[[nodiscard]] Result<bool> saveReport(const Snapshot& snapshot, const Selector& subject,
                                      const std::string& version, const std::string& path,
                                      MarkedEvents marks = {});

} // namespace throughline
