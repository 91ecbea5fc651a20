// SPDX-License-Identifier: GPL-3.0-or-later
// Random events for tests of what must hold for any input.
#pragma once

#include "tests/support/snapshot_builder.h"

#include <cstdint>

namespace throughline::test {

// Events whose evidence points anywhere: few spans, traces and messages, many ties of time, holes everywhere.
[[nodiscard]] SnapshotBuilder randomEvents(std::uint32_t seed, int count);

} // namespace throughline::test
