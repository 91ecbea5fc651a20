// SPDX-License-Identifier: GPL-3.0-or-later
// OtlpSpanParser: one span of OTLP JSON as a raw record, and the service that a resource names.
//
// Accepts what exporters write and what the specification allows: keys in camel case or with underlines,
// numbers as texts or numbers, enums as numbers or names, ids as hex or base64. Attributes in which an export of
// ours keeps what OTLP has no room for win (see own_attributes.h). Of a key that stands there
// twice the first one counts. Span events stay in the payload. Keeps buffers from span to span: owned by one
// reading, one thread.
#pragma once

#include "core/import/json_records.h"
#include "core/import/raw_record.h"

#include <memory>
#include <string>
#include <string_view>

namespace throughline {

class OtlpSpanParser {
public:
    // Both outlive it.
    OtlpSpanParser(const FieldMapping& mapping, JsonRecords& json);
    ~OtlpSpanParser();
    OtlpSpanParser(const OtlpSpanParser&) = delete;
    OtlpSpanParser& operator=(const OtlpSpanParser&) = delete;

    // Clears the record and fills it with one span; false where the text is no JSON object.
    // kReadablePadding bytes after it must be readable. The record's views are valid until the next call, or
    // until the text goes.
    [[nodiscard]] bool parse(std::string_view json, RawRecord& record);
    // Whether the span parsed last has no name; its type is then its kind, or "unknown".
    [[nodiscard]] bool unnamed() const { return m_unnamed; }
    // service.name of a resource; empty where it says none or cannot be read.
    [[nodiscard]] std::string serviceOf(const std::string& resource);

private:
    class Walk;
    struct Buffers;

    const FieldMapping& m_mapping;
    JsonRecords& m_json;
    std::unique_ptr<Buffers> m_buffers;
    bool m_unnamed = false;
};

} // namespace throughline
