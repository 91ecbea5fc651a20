// SPDX-License-Identifier: GPL-3.0-or-later
// Every known field of each event as text, to compare what two loads made of the same events.
#pragma once

#include "core/model/snapshot.h"

#include <string>
#include <vector>

namespace throughline::test {

// "id=…|type=…|…" of each event, in the order of the events; absent fields are left out.
[[nodiscard]] std::vector<std::string> knownFieldsOf(const Snapshot& snapshot);
// The same in another order: events of one instant may change places where a format puts them into groups.
[[nodiscard]] std::vector<std::string> sortedFieldsOf(const Snapshot& snapshot);
// The first difference, or "" where there is none.
[[nodiscard]] std::string firstDifference(const std::vector<std::string>& a,
                                          const std::vector<std::string>& b);

} // namespace throughline::test
