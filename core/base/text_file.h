// SPDX-License-Identifier: GPL-3.0-or-later
// Small files that people have, such as field mappings, workspaces and the stages of a funnel, read and
// written as a whole. Any thread.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace throughline {

inline constexpr std::size_t kMostTextFileBytes = 1 << 20; // they have a few hundred

// FileMissing; FileUnreadable, also of one that is larger than `mostBytes`.
[[nodiscard]] Result<std::string> readTextFile(const std::string& path,
                                               std::size_t mostBytes = kMostTextFileBytes);
// WriteFailed. What stood there stays until the new file is whole (see OutputFile).
[[nodiscard]] Result<void> writeTextFile(std::string_view text, const std::string& path);

} // namespace throughline
