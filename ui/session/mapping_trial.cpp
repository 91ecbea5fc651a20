// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/mapping_trial.h"

#include "core/pipeline/pipeline.h"
#include "core/source/http/open_url.h"
#include "ui/session/source_text.h"

namespace throughline {

namespace {

constexpr std::uint64_t kFirstBytes = 256 << 10; // some hundred records

} // namespace

void MappingTrial::start(const QString& path, const FieldMappingData& mapping)
{
    m_task.start(
        [file = pathName(path), mapping](const CancelToken& cancel) -> Outcome {
            Result<SourceFields> fields = fieldsOf(file, mapping, openUrl, cancel);
            if (!fields)
                return tl::unexpected<Problem>(std::move(fields.error()));
            auto outcome = std::make_shared<TriedMapping>();
            outcome->fields = std::move(*fields);
            LoadRequest request;
            request.paths = {file};
            request.openUrl = openUrl;
            request.mapping = mapping;
            request.firstBytes = kFirstBytes;
            request.stopAfter = StopAfter::Reading;
            if (Result<std::shared_ptr<const Snapshot>> loaded = load(request, cancel))
                outcome->events = std::move(*loaded);
            else
                outcome->reason = std::move(loaded.error());
            return std::shared_ptr<const TriedMapping>(std::move(outcome));
        },
        [this](const Outcome& outcome) {
            if (outcome)
                Q_EMIT tried(*outcome);
            else
                Q_EMIT failed(outcome.error());
        });
}

} // namespace throughline
