// SPDX-License-Identifier: GPL-3.0-or-later
// A snapshot in which a person's decisions hold: confirmed candidates are links, rejected ones are none.
//
// Links stay inferred: somebody saying so is no id that proves it. A confirmed candidate stands in place of
// whatever was accepted for the same event, unless it would close a cycle. Decisions on events or candidates
// that are not in the snapshot are left out.
#pragma once

#include "core/model/decisions.h"
#include "core/model/snapshot.h"

#include <memory>
#include <span>

namespace throughline {

// Of a snapshot as it was reconstructed, without decisions; shares its records. Takes as long as linking the
// links by cause.
[[nodiscard]] std::shared_ptr<const Snapshot>
decided(const Snapshot& snapshot, std::span<const Decision> decisions, unsigned threads = 1);

} // namespace throughline
