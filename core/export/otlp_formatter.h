// SPDX-License-Identifier: GPL-3.0-or-later
// OtlpFormatter: events as the spans of one ExportTraceServiceRequest in JSON, that reads as the same events
// again (OTLP 1.x, "JSON Protobuf Encoding").
//
// Spans that were read from OTLP keep their resource, scope, attributes, events, links and status. Of any
// other event the class becomes service.name, contact, user, references, causal trace, reply context,
// correlation and token become attributes (contact_id, order_id, …), and the record stands as JSON in
// throughline.original. An event that was delivered again stands there as often.
//
// What a span has no room for stands in attributes of ours (see own_attributes.h): ids that are no hex digits
// (the span then has digits made of them), events without trace, span, time or duration, times before 1970,
// negative durations, ids of events. What is lost: references whose key is another field's or holds a dot,
// which are counted; the order of events of one instant.
#pragma once

#include "core/export/event_formatter.h"
#include "core/export/otlp_groups.h"
#include "core/export/otlp_processes.h"
#include "core/export/otlp_source_span.h"
#include "core/export/otlp_tagged_span.h"

#include <absl/container/flat_hash_set.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class OtlpFormatter final : public EventFormatter {
public:
    // The groups outlive it.
    OtlpFormatter(const Snapshot& snapshot, const OtlpGroups& groups);

    void append(EventId e, EventId previous, std::string& text) override;

private:
    [[nodiscard]] std::string_view sourceFormat(EventId e) const;
    // What its group says beside the class; the record is read.
    [[nodiscard]] std::string resourceOf(EventId e, const SourceRecord* record);
    void writeSpan(EventId e);
    void writeIds(EventId e);
    void writeTimes(EventId e);
    void writeLinks(EventId e, const OtlpSourceSpan* source);
    void writeStatus(EventId e, const OtlpSourceSpan* source);
    void addFields(EventId e);
    void addReferences(EventId e);
    void addAttribute(std::string_view key, std::string_view text);
    void addTags();
    void addOthers(EventId e, const SourceRecord* record, OtlpTaggedSpan* tagged);

    const OtlpGroups& m_groups;
    OtlpProcesses m_processes;
    EventId m_last; // written by this, and its resource
    std::string m_resource;
    std::vector<OtlpTaggedSpan::Tag> m_tags; // of the event at hand
    absl::flat_hash_set<std::string> m_keys; // of its attributes
    std::string m_span;
    std::string m_attributes; // the elements of the list
    std::string m_traceDigits;
};

} // namespace throughline
