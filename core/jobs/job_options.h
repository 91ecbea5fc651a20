// SPDX-License-Identifier: GPL-3.0-or-later
// JobOptions: what a job is told beside its event (seed 2: `JobOptions`). Plugins fill it in.
//
// A value, no ties to a thread. Empty: unknown.
#pragma once

#include <map>
#include <string>

namespace throughline {

struct JobOptions {
    std::string sourceTrackingToken; // of the row, from before this job (TrackingTokenExtractionPlugin)
    std::string correlationId;       // a UUID; that of the token where there is one
    std::string sourceJobId;         // job whose mutation fired the trigger
    std::string jobExecutionId;      // of this job in job_executions (ObservabilityPlugin)
    std::map<std::string, std::string> values; // the job's own
};

} // namespace throughline
