// SPDX-License-Identifier: GPL-3.0-or-later
// ProblemReport: where problems go that end nothing, such as to the program's log.
//
// Called on any thread, several at a time; must not throw. Empty: nobody wants to know.
#pragma once

#include "core/base/problem.h"

#include <functional>

namespace throughline {

using ProblemReport = std::function<void(const Problem&)>;

} // namespace throughline
