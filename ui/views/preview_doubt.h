// SPDX-License-Identifier: GPL-3.0-or-later
// What views say where only the first part of the data is open: in the window, and in what is copied or drawn
// from it. GUI thread.
#pragma once

#include "core/model/snapshot.h"

#include <QString>

namespace throughline {

// For a view's chip: "first part only"; empty where everything is open.
[[nodiscard]] QString previewDoubt(const Snapshot& snapshot);
[[nodiscard]] QString previewExplanation();

} // namespace throughline
