// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of entry point a cluster began at, told by its root (spec 2, "The cluster's entry point"; seed 1,
// section 3.A).
//
// Which roots are entry points is learned from the data: one that lost its parent is none, nor is one of a
// kind that nearly always has a cause here (see reconstructor.cpp). What an entry point is called is told by
// words in its type and class, from the one small table in entry_points.cpp: that a webhook is one stands
// nowhere else. Where the words say nothing it is Unknown.
#pragma once

#include "core/model/clusters.h"

#include <string_view>

namespace throughline {

// Words are the parts of camel case and of names joined by signs: "StartSession" has the words start and
// session.
[[nodiscard]] EntryPoint entryPointOf(std::string_view type, std::string_view className);

} // namespace throughline
