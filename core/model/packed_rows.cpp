// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/packed_rows.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>

namespace throughline {

namespace {

constexpr std::size_t kFirstChunk = 64U << 10U; // small loads stay small
constexpr std::size_t kChunk = 2U << 20U;       // a large page of the system

static_assert(sizeof(RowHead) == 32 && sizeof(EntityId) == 4 && sizeof(SpanLink) == 8);

std::uint32_t numberAt(const std::byte* at)
{
    std::uint32_t number = 0;
    std::memcpy(&number, at, sizeof number);
    return number;
}

// Where the next part of a row goes.
class Cursor {
public:
    explicit Cursor(std::byte* at) : m_at(at) {}

    template <class T>
    void put(const T& value)
    {
        std::memcpy(m_at, &value, sizeof value);
        m_at += sizeof value;
    }
    template <class T>
    void put(std::span<const T> values)
    {
        if (!values.empty())
            std::memcpy(m_at, values.data(), values.size_bytes());
        m_at += values.size_bytes();
    }
    [[nodiscard]] std::byte* at() const { return m_at; }

private:
    std::byte* m_at;
};

// What a row says of the fields it has, while they are put behind it.
class FieldCursor {
public:
    explicit FieldCursor(Cursor& cursor) : m_cursor(cursor) {}

    template <class IdType>
    void put(RowField field, IdType id, bool evenNone = false)
    {
        if (!id && !evenNone)
            return;
        m_cursor.put(id.raw());
        m_has |= 1U << static_cast<unsigned>(field);
        ++m_count;
    }
    [[nodiscard]] std::uint32_t says() const { return m_has | m_count << RowHead::kFieldsAt; }

private:
    Cursor& m_cursor;
    std::uint32_t m_has = 0;
    std::uint32_t m_count = 0;
};

std::uint32_t putFields(const EventRow& row, Cursor& cursor)
{
    // What a row leaves to its context is put in place later.
    const bool inContext = row.context.valid();
    const bool fromFirst = !row.place.source || row.place.source.index() == 0;
    FieldCursor fields(cursor);
    fields.put(RowField::Type, row.type);
    fields.put(RowField::Id, row.id);
    fields.put(RowField::ClassName, row.className, inContext);
    fields.put(RowField::Error, row.error);
    fields.put(RowField::Trace, row.trace, inContext);
    fields.put(RowField::Span, row.span);
    fields.put(RowField::Parent, row.parent);
    fields.put(RowField::CausalTrace, row.causalTrace);
    fields.put(RowField::ReplyContext, row.replyContext);
    fields.put(RowField::Correlation, row.correlation);
    fields.put(RowField::Token, row.token);
    fields.put(RowField::Contact, row.contact);
    fields.put(RowField::User, row.user);
    fields.put(RowField::Source, fromFirst ? SourceId() : row.place.source);
    fields.put(RowField::Context, row.context);
    fields.put(RowField::ContextKey, row.contextKey);
    return fields.says();
}

} // namespace

PackedRow::PackedRow(std::byte* row)
{
    std::memcpy(&m_head, row, sizeof m_head);
    m_duration = row + sizeof m_head;
    std::byte* at = m_duration + ((m_head.says & RowHead::kDuration) != 0 ? sizeof(DurationNs) : 0);
    m_fields = reinterpret_cast<std::uint32_t*>(at);
    at += sizeof(std::uint32_t) * m_head.fieldCount();
    std::size_t count = m_head.says >> RowHead::kReferencesAt & RowHead::kManyReferences;
    if (count == RowHead::kManyReferences) {
        count = numberAt(at);
        at += sizeof(std::uint32_t);
    }
    m_references = {reinterpret_cast<const EntityId*>(at), count};
    at += m_references.size_bytes();
    if ((m_head.says & RowHead::kSpanLinks) != 0) {
        m_spanLinks = {reinterpret_cast<SpanLink*>(at + sizeof(std::uint32_t)), numberAt(at)};
        at += sizeof(std::uint32_t);
    } else {
        m_spanLinks = {reinterpret_cast<SpanLink*>(at), 0};
    }
}

EventRow PackedRow::row() const
{
    const auto id = [this](RowField name, auto& value) {
        if (const std::uint32_t* const found = field(name))
            value = std::remove_reference_t<decltype(value)>(*found);
    };
    EventRow row{.time = m_head.time,
                 .duration = duration(),
                 .status = m_head.status(),
                 .spanKind = m_head.spanKind()};
    row.place = {SourceId(0), m_head.offset, m_head.length};
    row.digest = m_head.digest;
    id(RowField::Type, row.type);
    id(RowField::Id, row.id);
    id(RowField::ClassName, row.className);
    id(RowField::Error, row.error);
    id(RowField::Trace, row.trace);
    id(RowField::Span, row.span);
    id(RowField::Parent, row.parent);
    id(RowField::CausalTrace, row.causalTrace);
    id(RowField::ReplyContext, row.replyContext);
    id(RowField::Correlation, row.correlation);
    id(RowField::Token, row.token);
    id(RowField::Contact, row.contact);
    id(RowField::User, row.user);
    id(RowField::Source, row.place.source);
    id(RowField::Context, row.context);
    id(RowField::ContextKey, row.contextKey);
    return row;
}

std::byte* PackedRow::end() const
{
    return reinterpret_cast<std::byte*>(m_spanLinks.data() + m_spanLinks.size());
}

DurationNs PackedRow::duration() const
{
    DurationNs duration = kNoDuration;
    if ((m_head.says & RowHead::kDuration) != 0)
        std::memcpy(&duration, m_duration, sizeof duration);
    return duration;
}

std::uint32_t* PackedRow::field(RowField field) const
{
    const std::uint32_t before = m_head.says & ((1U << static_cast<unsigned>(field)) - 1);
    return m_head.has(field) ? m_fields + std::popcount(before) : nullptr;
}

void PackedRows::Writer::append(const EventRow& row, std::span<const EntityId> references,
                                std::span<const SpanLink> links)
{
    constexpr std::size_t kWithoutLists =
        sizeof(RowHead) + sizeof(DurationNs) + (kRowFieldCount + 2) * sizeof(std::uint32_t);
    makeRoom(kWithoutLists + references.size_bytes() + links.size_bytes());
    std::byte* const at = m_chunk->pages.data() + m_run.end;
    Cursor cursor(at + sizeof(RowHead));
    RowHead head{row.time, row.digest, row.place.offset, row.place.length};
    if (row.duration != kNoDuration) {
        cursor.put(row.duration);
        head.says |= RowHead::kDuration;
    }
    head.says |= putFields(row, cursor);
    head.says |= static_cast<std::uint32_t>(row.status) << RowHead::kStatusAt |
                 static_cast<std::uint32_t>(row.spanKind) << RowHead::kSpanKindAt;
    const bool many = references.size() >= RowHead::kManyReferences;
    head.says |= static_cast<std::uint32_t>(many ? RowHead::kManyReferences : references.size())
                 << RowHead::kReferencesAt;
    if (many)
        cursor.put(static_cast<std::uint32_t>(references.size()));
    cursor.put(references);
    if (!links.empty()) {
        head.says |= RowHead::kSpanLinks;
        cursor.put(static_cast<std::uint32_t>(links.size()));
        cursor.put(links);
    }
    std::memcpy(at, &head, sizeof head);
    m_run.end += static_cast<std::uint32_t>(cursor.at() - at);
    ++m_run.rows;
    m_batch.inContexts |= row.context.valid();
}

void PackedRows::Writer::makeRoom(std::size_t bytes)
{
    if (m_size - m_run.end >= bytes)
        return;
    endRun();
    m_size = std::max(bytes, std::clamp(2 * m_size, kFirstChunk, kChunk));
    if (m_size > std::numeric_limits<std::uint32_t>::max())
        throw std::bad_alloc();
    auto chunk = std::make_unique<Chunk>(m_size);
    m_chunk = chunk.get();
    const std::lock_guard lock(m_rows.m_mutex);
    m_run = {.chunk = static_cast<std::uint32_t>(m_rows.m_chunks.size())};
    m_rows.m_chunks.push_back(std::move(chunk));
}

// The next run begins where this one ends.
void PackedRows::Writer::endRun()
{
    if (m_run.rows == 0)
        return;
    m_chunk->rows += m_run.rows;
    m_batch.rows += m_run.rows;
    m_batch.runs.push_back(m_run);
    m_run = {.chunk = m_run.chunk, .begin = m_run.end, .end = m_run.end};
}

EventBatch PackedRows::Writer::take()
{
    endRun();
    return std::exchange(m_batch, {});
}

PackedRows::Writer& PackedRows::writer(std::size_t thread)
{
    while (m_writers.size() <= thread)
        m_writers.emplace_back(*this);
    return m_writers[thread];
}

void PackedRows::letGo(std::uint32_t chunk, std::uint32_t rows)
{
    Chunk& from = *m_chunks[chunk];
    if (from.rows.fetch_sub(rows, std::memory_order_acq_rel) == rows)
        from.pages = Pages();
}

} // namespace throughline
