// SPDX-License-Identifier: GPL-3.0-or-later
// How exports name a job execution (spec 1: `job_id`, `job_execution_id`), as kinds of entity.
#pragma once

#include <array>
#include <string_view>

namespace throughline {

inline constexpr std::array<std::string_view, 2> kJobKinds = {"job", "job_execution"};

} // namespace throughline
