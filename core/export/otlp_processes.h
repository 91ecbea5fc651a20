// SPDX-License-Identifier: GPL-3.0-or-later
// OtlpProcesses: the tags of Jaeger's processes as attributes of a resource.
//
// A process stands in its span, or in the trace around it, under the id that the span names. Keeps those of
// the last traces. Used on one thread.
#pragma once

#include "core/export/source_record.h"

#include <absl/container/flat_hash_map.h>

#include <string>
#include <string_view>

namespace throughline {

class OtlpProcesses {
public:
    explicit OtlpProcesses(const Snapshot& snapshot) : m_snapshot(snapshot) {}

    // The elements of the list of attributes, between commas; empty where there is no process, or where it
    // cannot be read. The record is that of the event, a span of Jaeger.
    [[nodiscard]] std::string attributesOf(EventId e, const SourceRecord& record);

private:
    using ByProcessId = absl::flat_hash_map<std::string, std::string>;

    [[nodiscard]] const ByProcessId& processesAround(ContextId context);

    const Snapshot& m_snapshot;
    absl::flat_hash_map<ContextId, ByProcessId> m_known;
};

} // namespace throughline
