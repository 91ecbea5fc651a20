// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/token_data.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace throughline::test {

std::string goldenTokensPath()
{
    return THROUGHLINE_SOURCE_DIR "/tests/data/golden/tokens/events.ndjson";
}

std::string goldenTokens()
{
    std::ifstream file(goldenTokensPath(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string jobLine(const std::string& id, const std::string& parent, int second, const std::string& status,
                    const std::string& error)
{
    return fmt::format(
        R"({{"table":"job_executions","id":"{}","job_name":"name of {}","correlation_id":"{}",)"
        R"("parent_job_id":{},"status":"{}","created_at":"2026-03-02T09:{:02}:{:02}Z",)"
        R"("duration_ms":400{}}})"
        "\n",
        id, id, kCorrelation, parent.empty() ? "null" : '"' + parent + '"', status, second / 60 % 60,
        second % 60, error.empty() ? std::string() : fmt::format(R"(,"error_message":"{}")", error));
}

std::string rowLine(const std::string& table, const std::string& id, const std::string& token, int second)
{
    return fmt::format(
        R"({{"table":"{}","id":"{}","updated_by":"{}","updated_at":"2026-03-02T09:00:{:02}Z"}})"
        "\n",
        table, id, token, second);
}

std::string invocationLine(const std::string& id, const std::string& operation, const std::string& token)
{
    return fmt::format(
        R"({{"table":"invocations","id":"{}","source_table":"orders","source_operation":"{}",)"
        R"("created_at":"2026-03-02T09:00:03Z","source_event_payload":{{"table":{{"name":"orders"}},)"
        R"("event":{{"op":"UPDATE","data":{{"old":null,"new":{{"id":1,"updated_by":"{}"}}}}}}}}}})"
        "\n",
        id, operation, token);
}

std::string manyJobs(int count, bool deep)
{
    std::string text;
    for (int job = 0; job < count; ++job) {
        const std::string parent = job == 0 ? std::string() : fmt::format("job-{}", deep ? job - 1 : 0);
        text += jobLine(fmt::format("job-{}", job), parent, job % 3600);
    }
    return text;
}

} // namespace throughline::test
