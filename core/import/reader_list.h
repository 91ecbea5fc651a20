// SPDX-License-Identifier: GPL-3.0-or-later
// THE list of readers, in the order in which they are asked: those that recognise more precisely come first.
#pragma once

#include "core/import/reader.h"

#include <span>

namespace throughline {

// They live as long as the program.
[[nodiscard]] std::span<const Reader* const> readers();

struct ChosenReader {
    const Reader* reader = nullptr; // none: nobody's
    SniffResult sniff;
};

// The first reader that knows the format, be the source whole or broken: what one that recognises more
// precisely refuses is not to be read as something else by another.
[[nodiscard]] ChosenReader chooseReader(const SourcePrefix& prefix);

// The reader of rows that a database gives as NDJSON.
[[nodiscard]] const Reader& tableReader();

} // namespace throughline
