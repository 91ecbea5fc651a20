// SPDX-License-Identifier: GPL-3.0-or-later
// EventBatch: rows of events as columns, on their way from a reading thread to the event store.
//
// Each reading thread fills batches of its own; the store takes them in the order of the source and puts
// their columns together when it is sealed. Move-only in spirit: a batch is handed on, never copied.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <span>
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

struct EventBatch {
    SourceId source; // of all rows
    std::uint32_t rows = 0;
    std::size_t expectedRows = 0; // how much room columns get at first
    std::vector<TimeNs> time;
    std::vector<DurationNs> duration;
    std::vector<std::uint64_t> offset;
    std::vector<std::uint32_t> length;
    std::vector<StringId> type;
    std::vector<EventStatus> status;
    std::vector<std::uint64_t> digest;
    std::vector<std::uint32_t> referenceEnd; // of each row in `references`
    std::vector<EntityId> references;
    // Where a row may have none: as long as the last row that has one, shorter than the others.
    std::vector<StringId> id, className, error, trace, span, parent, causalTrace, replyContext, correlation,
        token;
    std::vector<EntityId> contact, user;
    std::vector<SpanKind> spanKind;
    std::vector<ContextId> context;
    std::vector<StringId> contextKey;
    std::vector<std::uint32_t> spanLinkRow; // ascending
    std::vector<SpanLink> spanLinks;        // parallel

    [[nodiscard]] std::uint32_t size() const { return rows; }
    // About how many rows there will be.
    void expect(std::size_t rowCount);
    // References are the typed entities other than contact and user, primary (reference_id) first.
    void append(const EventRow& row, std::span<const EntityId> refs, std::span<const SpanLink> links = {});
};

} // namespace throughline
