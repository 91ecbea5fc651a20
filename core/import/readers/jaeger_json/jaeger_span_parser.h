// SPDX-License-Identifier: GPL-3.0-or-later
// JaegerSpanParser: one span of Jaeger JSON as a raw record, and what a trace says of its spans.
//
// Reads what Jaeger's API and UI write and the flavour that protobuf libraries make of its model (ids in
// base64, times as texts). Of a key that stands there twice the first one counts. Logs and warnings stay in
// the payload. Keeps buffers from span to span: owned by one reading, one thread.
#pragma once

#include "core/import/json_records.h"
#include "core/import/raw_record.h"
#include "core/import/record_context.h"

#include <memory>
#include <string_view>

namespace throughline {

class JaegerSpanParser {
public:
    // Both outlive it.
    JaegerSpanParser(const FieldMapping& mapping, JsonRecords& json);
    ~JaegerSpanParser();
    JaegerSpanParser(const JaegerSpanParser&) = delete;
    JaegerSpanParser& operator=(const JaegerSpanParser&) = delete;

    // Clears the record and fills it with one span; false where the text is no JSON object.
    // kReadablePadding bytes after it must be readable. The record's views are valid until the next call, or
    // until the text goes.
    [[nodiscard]] bool parse(std::string_view json, RawRecord& record);
    // Whether the span parsed last has no name; its type is then "unknown".
    [[nodiscard]] bool unnamed() const { return m_unnamed; }
    // The services of a trace's processes by their ids, and its id. What cannot be read says nothing.
    [[nodiscard]] ContextMeaning meaningOf(const RecordContext& trace);

private:
    class Walk;
    struct Buffers;

    const FieldMapping& m_mapping;
    JsonRecords& m_json;
    std::unique_ptr<Buffers> m_buffers;
    bool m_unnamed = false;
};

} // namespace throughline
