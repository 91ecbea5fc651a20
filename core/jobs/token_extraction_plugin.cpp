// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/token_extraction_plugin.h"

#include "core/jobs/row_values.h"
#include "core/token/tracking_token.h"

#include <array>
#include <utility>

namespace throughline {

namespace {

constexpr std::array<std::string_view, 2> kUpdatedBy = {"updated_by", "updatedby"};
constexpr std::array<std::string_view, 4> kContainers = {"metadata", "data", "properties", "attributes"};

struct Found {
    std::string token; // empty for a bare UUID
    std::string correlationId;

    explicit operator bool() const { return !correlationId.empty(); }
};

Found foundIn(const std::string& text)
{
    if (text.empty()) // mostly
        return {};
    if (isUuid(text))
        return {{}, text};
    if (const Result<TokenParts> token = TrackingToken::parse(text))
        return {text, token->correlationId};
    return {};
}

std::string updatedByOf(const RowValues& row)
{
    for (const std::string_view column : kUpdatedBy) {
        if (std::string text = row.text(column); !text.empty())
            return text;
    }
    return {};
}

Found metadataOf(const RowValues& row, const std::vector<std::string>& keys)
{
    for (const std::string& key : keys) {
        if (Found found = foundIn(row.text(key)))
            return found;
        for (const std::string_view container : kContainers) {
            if (Found found = foundIn(row.text(container, key)))
                return found;
        }
    }
    return {};
}

Found search(const DatabaseEvent& event, std::array<const RowValues*, 2> rows,
             const TrackingTokenExtractionPlugin::Options& options)
{
    for (const RowValues* row : rows) {
        if (Found found = options.extractFromUpdatedBy ? foundIn(updatedByOf(*row)) : Found())
            return found;
    }
    const bool hasCustom = options.extractFromCustomField && !options.customField.empty();
    for (const RowValues* row : rows) {
        if (Found found = hasCustom ? foundIn(row->text(options.customField)) : Found())
            return found;
    }
    for (const RowValues* row : rows) {
        if (Found found = options.extractFromMetadata ? metadataOf(*row, options.metadataKeys) : Found())
            return found;
    }
    if (options.extractFromSession) {
        const RowValues session(event.sessionVariables);
        for (const std::string& variable : options.sessionVariables) {
            if (Found found = foundIn(session.text(variable)))
                return found;
        }
    }
    return {};
}

} // namespace

TrackingTokenExtractionPlugin::TrackingTokenExtractionPlugin() : TrackingTokenExtractionPlugin(Options()) {}

TrackingTokenExtractionPlugin::TrackingTokenExtractionPlugin(Options options) : m_options(std::move(options))
{}

void TrackingTokenExtractionPlugin::onPreConfigure(const DatabaseEvent& event, JobOptions& options)
{
    if (!m_options.enabled)
        return;
    const RowValues oldRow(event.oldRow);
    const RowValues newRow(event.newRow);
    const bool oldFirst = m_options.rows == RowOrder::OldThenNew;
    Found found = search(event, {oldFirst ? &oldRow : &newRow, oldFirst ? &newRow : &oldRow}, m_options);
    if (options.sourceTrackingToken.empty())
        options.sourceTrackingToken = std::move(found.token);
    if (options.correlationId.empty())
        options.correlationId = std::move(found.correlationId);

    if (!m_options.extractFromUpdatedBy || !options.sourceJobId.empty())
        return;
    options.sourceJobId = jobNamedBy(updatedByOf(newRow));
}

} // namespace throughline
