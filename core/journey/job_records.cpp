// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/job_records.h"

#include "core/base/letter_case.h"
#include "core/reconstruct/job_kinds.h"
#include "core/token/tracking_token.h"

#include <absl/container/flat_hash_map.h>

#include <string>

namespace throughline {

namespace {

// Whether tokens name the job.
class TokensOfJob {
public:
    TokensOfJob(const Snapshot& snapshot, std::string_view job) : m_snapshot(snapshot), m_job(job) {}

    [[nodiscard]] bool hold(StringId token)
    {
        if (!token)
            return false;
        const auto [entry, isNew] = m_known.try_emplace(token, false);
        if (isNew)
            entry->second = equalIgnoringCase(jobNamedBy(m_snapshot.str(token)), m_job);
        return entry->second;
    }

private:
    const Snapshot& m_snapshot;
    std::string m_job;
    absl::flat_hash_map<StringId, bool> m_known;
};

} // namespace

JobRecords recordsOfJob(const Snapshot& snapshot, std::string_view job)
{
    JobRecords records;
    if (job.empty())
        return records;
    for (const std::string_view kind : kJobKinds) {
        const EntityId entity = snapshot.findEntity(kind, job);
        if (!entity || snapshot.events.eventsOf(entity).empty())
            continue;
        records.subject = Selector{.kind = std::string(kind), .value = std::string(job)};
        records.event = snapshot.events.eventsOf(entity).front();
        break;
    }
    TokensOfJob tokens(snapshot, job);
    for (std::uint32_t i = 0; i < snapshot.events.size() && !(records.event && records.token); ++i) {
        const StringId token = snapshot.events.token(EventId(i));
        if (!tokens.hold(token))
            continue;
        records.event = records.event ? records.event : EventId(i);
        records.token = records.token ? records.token : token;
    }
    for (const Mutation& mutation : snapshot.executions.mutations()) {
        if (records.token)
            break;
        records.token = tokens.hold(mutation.token) ? mutation.token : StringId();
    }
    return records;
}

} // namespace throughline
