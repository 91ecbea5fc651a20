// SPDX-License-Identifier: GPL-3.0-or-later
// EventRow: the values of one event as they are appended. EventBatch: rows on their way from a reading thread
// to the event store.
//
// Each reading thread packs its rows into chunks (see PackedRows); the store takes batches of them in the
// order of the source and makes columns of the rows when it is sealed. A batch is handed on, never copied.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace throughline {

enum class EventStatus : std::uint8_t { Unknown, Ok, Error };

// The part that a span plays in a call between two services (OpenTelemetry, "SpanKind").
enum class SpanKind : std::uint8_t { Unspecified, Internal, Server, Client, Producer, Consumer };

// Where a record lies in its source: bytes [offset, offset + length) after decompression.
struct RecordPlace {
    SourceId source;
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
};

// A reference to another span that is no parent: a span link of OTLP, a FOLLOWS_FROM of Jaeger.
struct SpanLink {
    StringId trace;
    StringId span;

    friend bool operator==(const SpanLink&, const SpanLink&) = default;
};

// The values of one event as they are appended (spec 1, "The event"). A StringId that is none: absent.
struct EventRow {
    TimeNs time = kNoTime;
    DurationNs duration = kNoDuration; // as found: may be negative or absurd
    EventStatus status = EventStatus::Unknown;
    SpanKind spanKind = SpanKind::Unspecified;
    StringId type;
    StringId id; // none: a made-up id from source and offset is shown
    StringId className;
    StringId error;
    StringId trace; // the trace id as text
    StringId span;
    StringId parent;
    StringId causalTrace;
    StringId replyContext; // id of the message replied to
    StringId correlation;
    StringId token;
    EntityId contact;
    EntityId user;
    ContextId context;   // the object of the source that holds the record, where it says something about it
    StringId contextKey; // what of that object is meant, until it is sealed: Jaeger's processID
    RecordPlace place;
    std::uint64_t digest = 0; // of the record's bytes; 0: never a repeat
};

// Rows one after another in a chunk of PackedRows.
struct RowRun {
    std::uint32_t chunk = 0;
    std::uint32_t begin = 0; // bytes of the chunk
    std::uint32_t end = 0;
    std::uint32_t rows = 0;
};

// What one thread appended since it last handed over a batch.
struct EventBatch {
    std::vector<RowRun> runs;
    std::uint32_t rows = 0;
    bool inContexts = false; // some of them

    [[nodiscard]] std::uint32_t size() const { return rows; }
};

} // namespace throughline
