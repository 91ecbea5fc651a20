// SPDX-License-Identifier: GPL-3.0-or-later
// SpanParser: one span of Zipkin v2 JSON as a raw record.
//
// Client and server half of a call share their ids; both become records, and which is whose cause is the
// reconstructor's business. Annotations stay in the payload. Keeps buffers from span to span: owned by one
// reading, one thread.
#pragma once

#include "core/import/json_records.h"
#include "core/import/raw_record.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace throughline {

class SpanParser {
public:
    enum class Outcome : std::uint8_t {
        Span,
        NotJson,  // or no object
        Version1, // JSON of Zipkin's first version, where a span is spread over its annotations
        NoIds     // neither a trace id nor a span id
    };

    // Both outlive it.
    SpanParser(const FieldMapping& mapping, JsonRecords& json);
    ~SpanParser();
    SpanParser(const SpanParser&) = delete;
    SpanParser& operator=(const SpanParser&) = delete;

    // Clears the record and fills it, if the outcome is a span. kReadablePadding bytes after the text must be
    // readable. The record's views are valid until the next call, or until the text goes.
    [[nodiscard]] Outcome parse(std::string_view json, RawRecord& record);

private:
    class Walk;
    struct Buffers;

    const FieldMapping& m_mapping;
    JsonRecords& m_json;
    std::unique_ptr<Buffers> m_buffers;
};

// Whether the text of a span's `annotations` is that of Zipkin v1, where each names its endpoint.
[[nodiscard]] bool hasVersion1Annotations(std::string_view annotations);

} // namespace throughline
