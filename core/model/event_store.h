// SPDX-License-Identifier: GPL-3.0-or-later
// EventStore: the columns of all events. Rows are appended, then sealed once; from then on it is immutable.
//
// seal() sorts the rows by time, so that an EventId is also the event's rank in time order (rows whose
// times tie keep the order in which they were read; rows without a usable time come last), and builds the
// indices by trace, by contact and by entity. Before seal() exclusive access is needed and only size() and
// append() may be called; afterwards any thread may read.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

enum class EventStatus : std::uint8_t { Unknown, Ok, Error };

// Where a record lies in its source: bytes [offset, offset + length) after decompression.
struct RecordPlace {
    SourceId source;
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
};

// The values of one event as they are appended (spec 1, "The event"). A StringId that is none: absent.
struct EventRow {
    TimeNs time = kNoTime;
    DurationNs duration = kNoDuration; // as found: may be negative or absurd
    EventStatus status = EventStatus::Unknown;
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
    RecordPlace place;
};

class EventStore {
public:
    // References are the typed entities other than contact and user, primary (reference_id) first.
    void append(const EventRow& row, std::span<const EntityId> references);
    // Counts one byte-identical repeat of the row appended as `row`-th (seed 1: at-least-once delivery).
    void countRepeat(std::uint32_t row);
    void seal(std::size_t entityCount);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_time.size()); }
    // Events [0, timedCount()) have a usable time.
    [[nodiscard]] std::uint32_t timedCount() const { return m_timedCount; }

    [[nodiscard]] TimeNs time(EventId e) const { return m_time[e.index()]; }
    [[nodiscard]] bool timed(EventId e) const { return e.index() < m_timedCount; }
    [[nodiscard]] DurationNs duration(EventId e) const { return m_duration[e.index()]; }
    // Fit for drawing: the duration clamped to [0, 10 years], 0 where there is none; and the end it gives.
    [[nodiscard]] DurationNs drawnDuration(EventId e) const;
    [[nodiscard]] TimeNs end(EventId e) const { return saturatingSum(time(e), drawnDuration(e)); }
    [[nodiscard]] EventStatus status(EventId e) const { return m_status[e.index()]; }
    [[nodiscard]] StringId type(EventId e) const { return m_type[e.index()]; }
    [[nodiscard]] StringId id(EventId e) const { return m_id[e.index()]; }
    [[nodiscard]] StringId className(EventId e) const { return m_class[e.index()]; }
    [[nodiscard]] StringId error(EventId e) const { return m_error[e.index()]; }
    [[nodiscard]] StringId span(EventId e) const { return m_span[e.index()]; }
    [[nodiscard]] StringId parent(EventId e) const { return m_parent[e.index()]; }
    [[nodiscard]] StringId causalTrace(EventId e) const { return m_causalTrace[e.index()]; }
    [[nodiscard]] StringId replyContext(EventId e) const { return m_replyContext[e.index()]; }
    [[nodiscard]] StringId correlation(EventId e) const { return m_correlation[e.index()]; }
    [[nodiscard]] StringId token(EventId e) const { return m_token[e.index()]; }
    [[nodiscard]] EntityId contact(EventId e) const { return m_contact[e.index()]; }
    [[nodiscard]] EntityId user(EventId e) const { return m_user[e.index()]; }
    [[nodiscard]] RecordPlace place(EventId e) const;
    [[nodiscard]] std::uint32_t repeats(EventId e) const; // how often the event was delivered again
    [[nodiscard]] std::span<const EntityId> references(EventId e) const;

    // The cluster of an event (seed 1, section 7: an event without a trace id has one of its own).
    [[nodiscard]] TraceId trace(EventId e) const { return m_trace[e.index()]; }
    [[nodiscard]] std::uint32_t traceCount() const { return static_cast<std::uint32_t>(m_traceName.size()); }
    // The trace id as text; none for the cluster of an event without one.
    [[nodiscard]] StringId traceName(TraceId t) const { return m_traceName[t.index()]; }
    // All events of a trace, a contact or another entity, in time order.
    [[nodiscard]] std::span<const EventId> eventsOf(TraceId t) const { return m_byTrace.of(t.index()); }
    [[nodiscard]] std::span<const EventId> eventsOf(EntityId entity) const
    {
        return m_byEntity.of(entity.index());
    }

    // Bytes of all columns and indices (spec 2: at most 160 per event, without the distinct strings).
    [[nodiscard]] std::size_t bytes() const;

private:
    // Compressed lists: the events of key k are items[offsets[k] .. offsets[k + 1]).
    struct Lists {
        std::vector<std::uint32_t> offsets;
        std::vector<EventId> items;

        [[nodiscard]] std::span<const EventId> of(std::uint32_t key) const
        {
            return {items.data() + offsets[key], items.data() + offsets[key + 1]};
        }
        [[nodiscard]] std::size_t bytes() const;
    };
    struct Repeat {
        std::uint32_t row = 0;
        std::uint32_t count = 0;
    };

    void sortByTime();
    void numberTraces();
    void indexByTrace();
    void indexByEntity(std::size_t entityCount);
    void sealRepeats(const std::vector<std::uint32_t>& rankOfRow);
    template <class Visit>
    void visitEntities(EventId e, Visit visit) const;

    std::vector<TimeNs> m_time;
    std::vector<DurationNs> m_duration;
    std::vector<std::uint64_t> m_offset;
    std::vector<std::uint32_t> m_length;
    std::vector<SourceId> m_source;
    std::vector<StringId> m_type, m_id, m_class, m_error, m_span, m_parent, m_causalTrace, m_replyContext,
        m_correlation, m_token;
    std::vector<EntityId> m_contact, m_user;
    std::vector<StringId> m_traceText; // until sealed
    std::vector<TraceId> m_trace;      // from then on
    std::vector<EventStatus> m_status;
    std::vector<std::uint32_t> m_referenceOffset = {0};
    std::vector<EntityId> m_references;
    std::vector<Repeat> m_repeats; // sorted by row, once sealed

    std::vector<StringId> m_traceName;
    Lists m_byTrace, m_byEntity;
    std::uint32_t m_timedCount = 0;
};

} // namespace throughline
