// SPDX-License-Identifier: GPL-3.0-or-later
// TrackingTokenExtractionPlugin: finds the tracking token of the row that a job is about to change, so that
// the job goes on with it (seed 2, "Plugin Integration"; spec 3, "Extraction").
//
// In onPreConfigure it asks, in this order and each of them switchable: `updated_by` (or `updatedby`) of the
// row; a custom field of it; metadata keys, as columns or inside `metadata`, `data`, `properties`,
// `attributes`; session variables. The first one that holds a tracking token, in either format, or a bare
// UUID ends the search: it sets sourceTrackingToken and correlationId, the UUID correlationId alone. What the
// caller has set already stays.
//
// sourceJobId, the job whose mutation fired the trigger, is that of the token in the *new* row's updated_by,
// whichever row the token is taken from. Stateless; any thread.
#pragma once

#include "core/jobs/job_plugin.h"

#include <string>
#include <vector>

namespace throughline {

// Which row is read first. The seed says `event.data.old`; but an INSERT has no old row, and the token of the
// mutation that fired the trigger stands in `event.data.new`.
enum class RowOrder : std::uint8_t { OldThenNew, NewThenOld };

class TrackingTokenExtractionPlugin : public JobPlugin {
public:
    struct Options {
        bool enabled = true;
        RowOrder rows = RowOrder::OldThenNew;
        bool extractFromUpdatedBy = true; // the seed's names, here and below
        bool extractFromCustomField = true;
        std::string customField; // a column; none where it is empty
        bool extractFromMetadata = true;
        std::vector<std::string> metadataKeys = {"correlation_id", "trace_id", "request_id", "workflow_id"};
        bool extractFromSession = true;
        std::vector<std::string> sessionVariables = {"x-correlation-id", "x-request-id", "x-trace-id"};
    };

    TrackingTokenExtractionPlugin();
    explicit TrackingTokenExtractionPlugin(Options options);

    [[nodiscard]] std::string_view name() const override { return "tracking-token-extraction"; }
    void onPreConfigure(const DatabaseEvent& event, JobOptions& options) override;

private:
    Options m_options;
};

} // namespace throughline
