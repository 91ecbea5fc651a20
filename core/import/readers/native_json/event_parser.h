// SPDX-License-Identifier: GPL-3.0-or-later
// EventParser: walks the JSON of one record with simdjson and offers its scalars to a raw record.
//
// Of a key that an object holds twice the first one counts. What is not UTF-8, control characters in strings
// and lone surrogates are replaced by U+FFFD in a copy, and the record says so. Keeps buffers from record to
// record: owned by one reading, one thread.
#pragma once

#include "core/import/raw_record.h"

#include <memory>
#include <string>
#include <string_view>

namespace throughline {

class EventParser {
public:
    explicit EventParser(const FieldMapping& mapping);
    ~EventParser();
    EventParser(const EventParser&) = delete;
    EventParser& operator=(const EventParser&) = delete;

    // Clears the record and fills it with the fields of one JSON object; false where the text is none.
    // kReadablePadding bytes after it must be readable. The record's views are valid until the next call, or
    // until the text goes.
    [[nodiscard]] bool parse(std::string_view json, RawRecord& record);

private:
    class Walk;
    struct Buffers;

    const FieldMapping& m_mapping;
    std::unique_ptr<Buffers> m_buffers;
};

} // namespace throughline
