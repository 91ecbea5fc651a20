// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/token_inspection.h"

#include "core/base/letter_case.h"
#include "core/journey/token_match.h"

namespace throughline {

namespace {

JobLineage lineageOf(const TokenIndex& index, const TokenParts& parts)
{
    const std::string job = parts.jobExecutionId.value_or("");
    if (job.empty() || equalIgnoringCase(job, TrackingToken::kUnknownJob))
        return index.jobs().forestOf(index.jobsOfCorrelation(parts.correlationId));
    return index.jobs().lineageOf(index.jobs().find(job));
}

} // namespace

TokenInspection inspectToken(const TokenIndex& index, std::string_view token)
{
    TokenInspection inspection{.parts = TrackingToken::parse(token),
                               .lineage = {},
                               .mutations = {},
                               .events = eventsWithToken(index.snapshot(), token),
                               .findings = {}};
    const std::string correlation = correlationOf(token);
    inspection.mutations = correlation.empty() ? index.ofText(token) : index.ofCorrelation(correlation);
    if (!inspection.parts) {
        if (!correlation.empty())
            inspection.lineage = index.jobs().forestOf(index.jobsOfCorrelation(correlation));
        inspection.findings.push_back(unparsableToken(inspection.parts.error()));
        return inspection;
    }
    inspection.lineage = lineageOf(index, *inspection.parts);
    inspection.findings = tokenFindings(
        index,
        {.parts = *inspection.parts, .lineage = inspection.lineage, .mutations = inspection.mutations});
    return inspection;
}

TokenInspection inspectToken(const Snapshot& snapshot, std::string_view token)
{
    return inspectToken(TokenIndex(snapshot), token);
}

bool isKnownCorrelationId(const TokenIndex& index, std::string_view uuid)
{
    return isUuid(uuid) && (!index.ofCorrelation(uuid).empty() || !index.jobsOfCorrelation(uuid).empty() ||
                            isCorrelationIdOfEvents(index.snapshot(), uuid));
}

} // namespace throughline
