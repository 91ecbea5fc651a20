// SPDX-License-Identifier: GPL-3.0-or-later
// PackedRows: rows of events one after another in large chunks, as the threads that read them met them.
//
// A row takes what is in it and no more: fields that it has not cost a bit. Each thread appends through a
// Writer of its own; batches of rows are told by where they lie. When all threads are done the event store
// walks the rows, in any order and on any number of threads, and each chunk goes back to the system with the
// last of its rows.
#pragma once

#include "core/base/pages.h"
#include "core/model/event_batch.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace throughline {

// Fields that are numbers of 32 bits, in the order in which they stand in a row.
enum class RowField : std::uint8_t {
    Type,
    Id,
    ClassName,
    Error,
    Trace,
    Span,
    Parent,
    CausalTrace,
    ReplyContext,
    Correlation,
    Token,
    Contact,
    User,
    Source, // none: the first
    Context,
    ContextKey
};
inline constexpr std::size_t kRowFieldCount = 16;

// The part of a row that all rows have; what it tells of stands behind it, in this order: the duration, the
// fields, the references, the span links.
struct RowHead {
    static constexpr unsigned kDuration = 1U << 16U;
    static constexpr unsigned kSpanLinks = 1U << 17U; // a count stands before them
    static constexpr unsigned kStatusAt = 18;         // two bits
    static constexpr unsigned kSpanKindAt = 20;       // three bits
    static constexpr unsigned kReferencesAt = 23; // how many, four bits; if kMany, a count stands before them
    static constexpr unsigned kManyReferences = 0xf;
    static constexpr unsigned kFieldsAt = 27; // how many

    TimeNs time = kNoTime;
    std::uint64_t digest = 0;
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
    std::uint32_t says = 0; // bit n: it has RowField n; then the above

    [[nodiscard]] bool has(RowField field) const { return (says >> static_cast<unsigned>(field) & 1U) != 0; }
    [[nodiscard]] unsigned fieldCount() const { return says >> kFieldsAt; }
    [[nodiscard]] EventStatus status() const { return static_cast<EventStatus>(says >> kStatusAt & 3U); }
    [[nodiscard]] SpanKind spanKind() const { return static_cast<SpanKind>(says >> kSpanKindAt & 7U); }
};

// Where things stand in a row. The row is at a multiple of four bytes and outlives this.
class PackedRow {
public:
    explicit PackedRow(std::byte* row);

    [[nodiscard]] const RowHead& head() const { return m_head; }
    [[nodiscard]] EventRow row() const; // as it was appended
    [[nodiscard]] DurationNs duration() const;
    // Of the fields that it has.
    [[nodiscard]] std::uint32_t* fields() const { return m_fields; }
    [[nodiscard]] std::uint32_t* field(RowField field) const;
    [[nodiscard]] std::span<const EntityId> references() const { return m_references; }
    [[nodiscard]] std::span<SpanLink> spanLinks() const { return m_spanLinks; }
    [[nodiscard]] std::byte* end() const;

private:
    RowHead m_head;
    std::byte* m_duration;
    std::uint32_t* m_fields;
    std::span<const EntityId> m_references;
    std::span<SpanLink> m_spanLinks;
};

class PackedRows {
    struct Chunk;

public:
    // Appends rows on one thread. Belongs to the PackedRows.
    class Writer {
    public:
        explicit Writer(PackedRows& rows) : m_rows(rows) {}
        Writer(const Writer&) = delete;
        Writer& operator=(const Writer&) = delete;

        // References are the typed entities other than contact and user, primary (reference_id) first.
        void append(const EventRow& row, std::span<const EntityId> references,
                    std::span<const SpanLink> links = {});
        // The rows appended since the last call.
        [[nodiscard]] EventBatch take();

    private:
        void makeRoom(std::size_t bytes);
        void endRun();

        PackedRows& m_rows;
        Chunk* m_chunk = nullptr;
        std::size_t m_size = 0; // bytes of the chunk
        RowRun m_run;           // that grows
        EventBatch m_batch;
    };

    // The writer of a thread, by the number of that thread in its work. Made where it is new.
    [[nodiscard]] Writer& writer(std::size_t thread);

    // From here on no thread may append.
    struct Place {
        std::uint32_t chunk = 0;
        std::uint32_t offset = 0;
    };
    [[nodiscard]] std::byte* at(Place place) const
    {
        return m_chunks[place.chunk]->pages.data() + place.offset;
    }
    // So many rows of a chunk are not going to be looked at again. Any thread.
    void letGo(std::uint32_t chunk, std::uint32_t rows);

private:
    struct Chunk {
        explicit Chunk(std::size_t bytes) : pages(bytes) {}

        Pages pages;
        std::atomic<std::uint32_t> rows = 0; // in batches, and not let go of
    };

    std::mutex m_mutex; // of m_chunks, while threads append
    std::vector<std::unique_ptr<Chunk>> m_chunks;
    std::deque<Writer> m_writers;
};

} // namespace throughline
