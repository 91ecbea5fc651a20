// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of entry point a cluster began at, told by its root (seed 1, section 3.A).
//
// Provisional: for now by words in the root's type and class, from the one small table in entry_points.cpp.
#pragma once

#include "core/model/clusters.h"

#include <string_view>

namespace throughline {

// Words are the parts of camel case and of names joined by signs: "StartSession" has the words start and
// session.
[[nodiscard]] EntryPoint entryPointOf(std::string_view type, std::string_view className);

} // namespace throughline
