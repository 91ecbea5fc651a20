// SPDX-License-Identifier: GPL-3.0-or-later
// JobOptions: what a job is told beside its event (seed 2: `JobOptions`). Plugins fill it in.
//
// A value, no ties to a thread. Empty: unknown.
#pragma once

#include "core/token/tracking_token.h"

#include <map>
#include <string>

namespace throughline {

// With what tokens are made of: sourceTrackingToken (TrackingTokenExtractionPlugin), correlationId (a UUID;
// that of the token where there is one) and jobExecutionId (ObservabilityPlugin). So a job writes
// `TrackingToken::forJob({}, options, freshUuid, "order-processor")` into updated_by.
struct JobOptions : TokenOptions {
    std::string sourceJobId;                   // job whose mutation fired the trigger
    std::map<std::string, std::string> values; // the job's own
};

} // namespace throughline
