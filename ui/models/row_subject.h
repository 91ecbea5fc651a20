// SPDX-License-Identifier: GPL-3.0-or-later
// What activating a row of our lists and trees goes to, see roles::SubjectKind. GUI thread.
#pragma once

#include "core/journey/selector.h"

#include <optional>

class QModelIndex;

namespace throughline {

// None where the row stands for nothing to go to.
[[nodiscard]] std::optional<Selector> subjectOf(const QModelIndex& index);

} // namespace throughline
