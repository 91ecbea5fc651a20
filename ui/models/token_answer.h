// SPDX-License-Identifier: GPL-3.0-or-later
// TokenAnswer: what the window shows of a tracking token, put together for its models. Plain data and pure
// functions, for workers.
#pragma once

#include "core/journey/token_inspection.h"
#include "ui/models/job_rows.h"
#include "ui/models/mutation_model.h"

#include <string>

namespace throughline {

struct TokenAnswer {
    TokenInspection inspection;
    JobRows jobs;
    MutationRows mutations; // with its correlation id
};

[[nodiscard]] TokenAnswer answerTo(const TokenIndex& index, const std::string& token);
// All changes of one row, whatever their token is.
[[nodiscard]] MutationRows historyOf(const TokenIndex& index, StringId table, StringId row);

} // namespace throughline
