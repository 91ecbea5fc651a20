// SPDX-License-Identifier: GPL-3.0-or-later
// EventStore: the columns of all events. Rows are appended, then sealed once; from then on it is immutable.
//
// seal() sorts the rows by time, so that an EventId is also the event's rank in time order (rows whose
// times tie keep the order in which they were read; rows without a usable time come last), folds
// byte-identical repeats (seed 1: at-least-once delivery) into the first of them, numbers the entities in the
// order in which events name them, and builds the indices by trace and by entity (see event_sealing.cpp).
// Before seal() only size(), writer(), complete() and append() may be called; several threads may use writers
// of their own, all else needs exclusive access. Afterwards any thread may read.
#pragma once

#include "core/base/ids.h"
#include "core/base/paged_array.h"
#include "core/base/time.h"
#include "core/model/entity_table.h"
#include "core/model/event_batch.h"
#include "core/model/optional_column.h"
#include "core/model/packed_rows.h"
#include "core/model/trace_names.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace throughline {

// A duration as it is drawn: clamped to [0, 10 years], 0 where there is none.
[[nodiscard]] DurationNs drawnDuration(DurationNs found);

class EventStore {
public:
    // Where a thread appends rows, by the number of that thread in its work. Made where it is new.
    [[nodiscard]] PackedRows::Writer& writer(std::size_t thread) { return m_rows->writer(thread); }
    // What the rows of a batch leave to the objects of the source that hold them.
    struct RowInContext {
        ContextId& context;
        StringId contextKey;
        StringId& className;
        StringId& trace;
        std::span<SpanLink> spanLinks;
    };
    // To be called for a batch, before it is appended: visits its rows that lie in a context, to change them.
    void complete(const EventBatch& batch, const std::function<void(RowInContext)>& visit);
    void append(EventBatch&& batch);
    // One row at a time, behind all batches so far. See PackedRows::Writer::append.
    void append(const EventRow& row, std::span<const EntityId> references,
                std::span<const SpanLink> links = {});
    // Visits the rows that were appended, in that order, until they are sealed.
    void eachRow(const std::function<void(const EventRow&, std::span<const EntityId> references,
                                          std::span<const SpanLink> links)>& visit) const;

    // The sources [first, end) answer questions that overlap: what stands in several of them came once, and
    // is no repeat. To be called before seal().
    void takeAsOverlapping(SourceId first, SourceId end) { m_overlapping.push_back({first, end}); }

    // Seals also the entities that the events name. Returns how many rows of each source were folded; shorter
    // where the last sources have none. `alongside` is other work of the sealing, for a thread that has
    // nothing to do.
    std::vector<std::uint64_t> seal(
        EntityTable& entities, unsigned threads = 1, const std::function<void()>& alongside = [] {});

    // Rows appended; once sealed, events.
    [[nodiscard]] std::uint32_t size() const { return m_size; }
    // Events [0, timedCount()) have a usable time.
    [[nodiscard]] std::uint32_t timedCount() const { return m_timedCount; }
    // The number of the first event of that time or a later one; timedCount() where all are earlier.
    [[nodiscard]] std::uint32_t firstFrom(TimeNs time) const;

    [[nodiscard]] TimeNs time(EventId e) const { return m_time[e.index()]; }
    [[nodiscard]] bool timed(EventId e) const { return e.index() < m_timedCount; }
    [[nodiscard]] DurationNs duration(EventId e) const { return m_duration[e.index()]; }
    // Fit for drawing; and the end it gives.
    [[nodiscard]] DurationNs drawnDuration(EventId e) const
    {
        return throughline::drawnDuration(duration(e));
    }
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
    [[nodiscard]] bool hasSpanKinds() const { return !m_spanKind.empty(); } // any event
    [[nodiscard]] SpanKind spanKind(EventId e) const
    {
        return m_spanKind.empty() ? SpanKind::Unspecified : m_spanKind[e.index()];
    }
    [[nodiscard]] ContextId context(EventId e) const { return m_context[e.index()]; }
    // Spans that the event names beside its parent, in the order of the record.
    [[nodiscard]] std::span<const SpanLink> spanLinks(EventId e) const;
    [[nodiscard]] std::size_t spanLinkCount() const { return m_spanLinks.size(); }
    [[nodiscard]] RecordPlace place(EventId e) const;
    [[nodiscard]] std::uint32_t repeats(EventId e) const; // how often the event was delivered again
    [[nodiscard]] std::span<const EntityId> references(EventId e) const;

    // Columns as a whole, for those who look at all events that have a value there.
    [[nodiscard]] const OptionalColumn<StringId>& spans() const { return m_span; }
    [[nodiscard]] const OptionalColumn<StringId>& parents() const { return m_parent; }
    [[nodiscard]] const OptionalColumn<StringId>& causalTraces() const { return m_causalTrace; }
    [[nodiscard]] const OptionalColumn<StringId>& replyContexts() const { return m_replyContext; }
    [[nodiscard]] const OptionalColumn<StringId>& correlations() const { return m_correlation; }

    // The cluster of an event (seed 1, section 7: an event without a trace id has one of its own).
    [[nodiscard]] TraceId trace(EventId e) const { return m_trace[e.index()]; }
    [[nodiscard]] std::uint32_t traceCount() const { return m_traceNames.size(); }
    // The trace id as text; none for the cluster of an event without one.
    [[nodiscard]] StringId traceName(TraceId t) const { return m_traceNames[t]; }
    // The cluster of a trace id; none where no event has it.
    [[nodiscard]] TraceId traceNamed(StringId name) const { return m_traceNames.find(name); }
    void prefetchTrace(StringId name) const { m_traceNames.prefetch(name); } // what that will look at
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
        PagedArray<std::uint32_t> offsets;
        PagedArray<EventId> items;

        [[nodiscard]] std::span<const EventId> of(std::uint32_t key) const
        {
            return {items.data() + offsets[key], items.data() + offsets[key + 1]};
        }
        [[nodiscard]] std::size_t bytes() const { return offsets.bytes() + items.bytes(); }
    };
    struct Repeat {
        std::uint32_t row = 0;
        std::uint32_t count = 0;
    };

    struct SourceRange {
        SourceId first;
        SourceId end;
    };

    class Sealing;
    class Gathering;
    class Indexing;

    std::unique_ptr<PackedRows> m_rows = std::make_unique<PackedRows>(); // until sealed, as the next
    std::vector<RowRun> m_runs;                                          // in the order of the source
    std::uint32_t m_size = 0;
    std::vector<SourceRange> m_overlapping;

    PagedArray<TimeNs> m_time;
    PagedArray<DurationNs> m_duration;
    PagedArray<std::uint32_t> m_offset;      // the low half of each
    PagedArray<std::uint32_t> m_offsetAbove; // the high half; empty where all sources are small
    PagedArray<std::uint32_t> m_length;
    OptionalColumn<SourceId> m_source; // none: the first source
    OptionalColumn<StringId> m_type, m_id, m_class, m_error, m_span, m_parent, m_causalTrace, m_replyContext,
        m_correlation, m_token;
    OptionalColumn<EntityId> m_contact, m_user;
    OptionalColumn<ContextId> m_context;
    PagedArray<TraceId> m_trace;
    PagedArray<EventStatus> m_status;
    PagedArray<SpanKind> m_spanKind; // empty where no event has one
    PagedArray<std::uint32_t> m_referenceOffset;
    PagedArray<EntityId> m_references;
    PagedArray<std::uint32_t> m_spanLinkRow; // ascending
    PagedArray<SpanLink> m_spanLinks;        // parallel
    std::vector<Repeat> m_repeats;           // sorted by row

    TraceNames m_traceNames;
    Lists m_byTrace, m_byEntity;
    std::uint32_t m_timedCount = 0;
};

} // namespace throughline
