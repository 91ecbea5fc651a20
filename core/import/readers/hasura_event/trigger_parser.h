// SPDX-License-Identifier: GPL-3.0-or-later
// TriggerParser: the payload of one Hasura event trigger as a raw record.
//
// The type is table and operation ("moves.update", with the schema in front where it is not public), the
// class the trigger's name. The row after the change (before it, for what was deleted) names what the event
// is about: its own id as an entity of the table ("move:13557"), every <kind>_id, and who updated it. The
// trace context names Hasura's own span, which is kept as a span link. Keeps buffers from record to record:
// one thread.
#pragma once

#include "core/import/block_parser.h"
#include "core/import/json_members.h"
#include "core/import/json_records.h"
#include "core/import/record_sink.h"
#include "core/import/span_ids.h"

#include <string>
#include <string_view>

namespace throughline {

class TriggerParser {
public:
    // Both outlive it.
    TriggerParser(const FieldMapping& mapping, JsonRecords& json);

    // The event goes to the sink, and so does the reason why there is none. False where the record is no JSON
    // object.
    [[nodiscard]] bool parse(const RecordSlice& slice, RecordSink& sink);

private:
    void readTrace(std::string_view event, std::string_view session, RecordSink& sink);
    void readSession(std::string_view session);
    void readRow(std::string_view row, std::string_view table);
    void readChange(std::string_view payload, RecordSink& sink);
    void readRowId(std::string_view id, std::string_view table);
    [[nodiscard]] std::string_view usableId(std::string_view json, std::string_view name, RecordSink& sink);
    [[nodiscard]] std::string_view typeOf(std::string_view payload, std::string_view trigger);

    const FieldMapping& m_mapping;
    std::uint8_t m_container;
    JsonRecords& m_json;
    UnescapedTexts m_texts; // of the record at hand
    SpanIdBuffer m_trace{}, m_span{};
    RawRecord m_record;
};

// The payload of an event trigger in an object: itself, or what it holds as `payload`. Empty where it is
// none, as far as can be told from a text that may be cut off.
[[nodiscard]] std::string_view hasuraPayloadIn(std::string_view object);

// The kind of the entities of a table: "moves" → "move", "deliveries" → "delivery".
[[nodiscard]] std::string singularOf(std::string_view table);

} // namespace throughline
