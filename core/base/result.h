// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T>: a value, or the Problem that ended the operation.
#pragma once

#include "core/base/problem.h"

#include <tl/expected.hpp>

#include <utility>

namespace throughline {

template <class T>
using Result = tl::expected<T, Problem>;

// The failure side of a Result: `return failure(ProblemCode::FileMissing, {path});`
[[nodiscard]] inline tl::unexpected<Problem> failure(Problem problem)
{
    return tl::unexpected<Problem>(std::move(problem));
}

[[nodiscard]] inline tl::unexpected<Problem> failure(ProblemCode code,
                                                     std::vector<std::string> parameters = {})
{
    Problem problem;
    problem.code = code;
    problem.parameters = std::move(parameters);
    return tl::unexpected<Problem>(std::move(problem));
}

} // namespace throughline
