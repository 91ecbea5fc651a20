// SPDX-License-Identifier: GPL-3.0-or-later
// Small files that people write, such as field mappings and the stages of a funnel, read as a whole. Any
// thread.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>

namespace throughline {

inline constexpr std::size_t kMostTextFileBytes = 1 << 20; // they have a few hundred

// FileMissing; FileUnreadable, also of one that is larger than `mostBytes`.
[[nodiscard]] Result<std::string> readTextFile(const std::string& path,
                                               std::size_t mostBytes = kMostTextFileBytes);

} // namespace throughline
