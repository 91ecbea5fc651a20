// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/database_output.h"

namespace throughline::simulate {

namespace {

ObservabilityCell textOrNull(const std::string& text)
{
    return text.empty() ? ObservabilityCell() : ObservabilityCell(text);
}

} // namespace

Result<void> DatabaseOutput::deliver(const LakeEvent& event)
{
    std::string metadata;
    appendMetadata(metadata, event.metadata);
    // In the order of columnsOf().
    m_rows.push_back(
        {.table = CommerceTable::Events,
         .cells = {++m_events, event.id, std::string(event.type), std::string(event.className),
                   TimeCell{event.occurredAt}, event.duration / kMicrosecond,
                   event.isFailure ? ObservabilityCell(std::string("error")) : ObservabilityCell(),
                   textOrNull(event.contact), textOrNull(event.user), textOrNull(event.reference),
                   event.payload, std::move(metadata), textOrNull(event.updatedBy)}});
    return {};
}

Result<void> DatabaseOutput::deliver(const CommerceRow& row)
{
    m_rows.push_back(row);
    return {};
}

Result<void> DatabaseOutput::settle()
{
    Result<void> written = m_storage.write(m_rows);
    m_rows.clear();
    return written;
}

} // namespace throughline::simulate
