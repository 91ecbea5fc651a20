// SPDX-License-Identifier: GPL-3.0-or-later
// Data with tracking tokens: the golden case, and job executions made up for a test.
#pragma once

#include <string>
#include <string_view>

namespace throughline::test {

inline constexpr std::string_view kCorrelation = "550e8400-e29b-41d4-a716-446655440000";
inline const std::string kPayToken = "shop@example.com|" + std::string(kCorrelation) + "|job-pay";

// tests/data/golden/tokens/events.ndjson: where it is and what it holds.
[[nodiscard]] std::string goldenTokensPath();
[[nodiscard]] std::string goldenTokens();

// A row of job_executions with kCorrelation, `second` after a full hour. `error` is its error_message, as
// it stands in JSON; none where it is empty.
[[nodiscard]] std::string jobLine(const std::string& id, const std::string& parent, int second,
                                  const std::string& status = "completed", const std::string& error = {});
// A row of a table as `token` left it.
[[nodiscard]] std::string rowLine(const std::string& table, const std::string& id, const std::string& token,
                                  int second);
// An invocation that a row of `orders` fired, whose token is `token` now.
[[nodiscard]] std::string invocationLine(const std::string& id, const std::string& operation,
                                         const std::string& token);
// That many jobs, job-0 the root: each below the one before it, or all below the root.
[[nodiscard]] std::string manyJobs(int count, bool deep);

} // namespace throughline::test
