// SPDX-License-Identifier: GPL-3.0-or-later
// Where the sample lies that ships with the program: a folder of exports.
#pragma once

#include <optional>
#include <string>

namespace throughline {

// The folder beside the running program: <prefix>/share/throughline/sample of an installed one,
// resources/sample of a source tree that it was built in. Empty where neither is there.
[[nodiscard]] std::optional<std::string> sampleExport();

} // namespace throughline
