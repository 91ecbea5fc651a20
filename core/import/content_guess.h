// SPDX-License-Identifier: GPL-3.0-or-later
// What the values of a field say about its meaning, with a name and without one. Pure, any thread.
#pragma once

#include "core/import/sample_columns.h"

#include <vector>

namespace throughline {

// How well values fit what a name promises (0 … 1) that is as good as `name` says; 0: not at all.
[[nodiscard]] double contentFit(ImportField field, const ValueProfile& profile, double name);

struct ContentGuess {
    const SampleColumn* column = nullptr; // none: nothing looks like it, or several do alike
    double confidence = 0;
};

// The field that only its values tell: times, words that repeat, ids that others name. Of Time, Type, Trace,
// Parent, Id and Reference.
[[nodiscard]] ContentGuess guessByContent(ImportField field, const SampleColumns& columns);

} // namespace throughline
