// SPDX-License-Identifier: GPL-3.0-or-later
// Why nothing can be made of a source, told by its first bytes. Pure, any thread.
#pragma once

#include "core/base/problem.h"
#include "core/import/reader_list.h"

namespace throughline {

// Whether there is nothing in it but blanks.
[[nodiscard]] bool isBlank(const SourcePrefix& prefix);
// Why no reader takes a source that begins like this: what was looked for, and what was found.
[[nodiscard]] Problem unrecognised(const SourcePrefix& prefix, const ChosenReader& chosen);

} // namespace throughline
