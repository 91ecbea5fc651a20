// SPDX-License-Identifier: GPL-3.0-or-later
// Which events a drawing outlines beside the one under the mouse: itself, its parent and children, and what a
// link joins it to (spec 5, "hover names and highlights parent, children and linked bars").
//
// Pure, any thread. Costs what one of the two events has of causes, not of effects.
#pragma once

#include "core/model/snapshot.h"

namespace throughline {

[[nodiscard]] bool related(const Snapshot& snapshot, EventId one, EventId other);

} // namespace throughline
