// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/event_gathering.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace throughline {

namespace {

constexpr std::size_t kRowsInBlock = OptionalNumbers::kRowsInBlock;
constexpr std::size_t kRowsInRange = 1024 * kRowsInBlock;
constexpr std::size_t kAhead = 8; // rows, about as long as memory takes to answer

std::size_t endOf(std::size_t range, std::size_t rows)
{
    return std::min((range + 1) * kRowsInRange, rows);
}

void prefetch(const PackedRows& rows, const PagedArray<PackedRows::Place>& places, std::size_t row)
{
    if (row < places.size())
        __builtin_prefetch(rows.at(places[row]));
}

} // namespace

// The fields of a few rows, field by field.
struct EventStore::Gathering::Block {
    std::array<std::array<std::uint32_t, kRowsInBlock>, kRowFieldCount> fields;

    void put(std::size_t i, const PackedRow& row)
    {
        const std::uint32_t* next = row.fields();
        for (std::size_t field = 0; field < kRowFieldCount; ++field) {
            const bool has = row.head().has(static_cast<RowField>(field));
            fields[field][i] = has ? *next : OptionalNumbers::kNone;
            next += has ? 1 : 0;
        }
    }
};

// Lets go of rows, many of a chunk at a time.
class EventStore::Gathering::LetGo {
public:
    explicit LetGo(PackedRows& rows) : m_rows(rows) {}
    LetGo(const LetGo&) = delete;
    LetGo& operator=(const LetGo&) = delete;
    ~LetGo() { flush(); }

    void row(std::uint32_t chunk)
    {
        if (chunk != m_chunk)
            flush();
        m_chunk = chunk;
        ++m_count;
    }

private:
    void flush()
    {
        if (m_count != 0)
            m_rows.letGo(m_chunk, std::exchange(m_count, 0));
    }

    PackedRows& m_rows;
    std::uint32_t m_chunk = 0;
    std::uint32_t m_count = 0;
};

void EventStore::Gathering::Count::add(const Count& other)
{
    for (std::size_t field = 0; field < kRowFieldCount; ++field)
        fields[field] += other.fields[field];
    references += other.references;
    spanLinks += other.spanLinks;
    spanKinds |= other.spanKinds;
    farOffsets |= other.farOffsets;
}

void EventStore::Gathering::Counting::count(std::size_t row, const PackedRow& packed)
{
    if (row / kRowsInRange != m_range) {
        flush();
        m_range = row / kRowsInRange;
    }
    const RowHead& head = packed.head();
    const std::uint32_t has = head.says & ((1U << kRowFieldCount) - 1);
    Alike& alike = m_alike[(has ^ has >> 6U) % m_alike.size()];
    if (alike.has != has)
        add(alike);
    alike.has = has;
    ++alike.rows;
    m_count.references += static_cast<std::uint32_t>(packed.references().size());
    m_count.spanLinks += static_cast<std::uint32_t>(packed.spanLinks().size());
    m_count.spanKinds |= head.spanKind() != SpanKind::Unspecified;
    m_count.farOffsets |= head.offset >> 32U != 0;
}

void EventStore::Gathering::Counting::add(Alike& alike)
{
    for (std::size_t field = 0; field < kRowFieldCount; ++field)
        m_count.fields[field] += (alike.has >> field & 1U) * alike.rows;
    alike.rows = 0;
}

void EventStore::Gathering::Counting::flush()
{
    for (Alike& alike : m_alike)
        add(alike);
    const std::lock_guard lock(m_gathering.m_mutex);
    m_gathering.m_counts[m_range].add(std::exchange(m_count, {}));
}

EventStore::Gathering::Gathering(EventStore& store, unsigned threads)
    : m_store(store), m_threads(threads), m_counts(store.m_size / kRowsInRange + 1)
{
    const auto column = [this](RowField field) -> OptionalNumbers*& {
        return m_columns[static_cast<std::size_t>(field)];
    };
    column(RowField::Type) = &store.m_type.numbers();
    column(RowField::Id) = &store.m_id.numbers();
    column(RowField::ClassName) = &store.m_class.numbers();
    column(RowField::Error) = &store.m_error.numbers();
    column(RowField::Span) = &store.m_span.numbers();
    column(RowField::Parent) = &store.m_parent.numbers();
    column(RowField::CausalTrace) = &store.m_causalTrace.numbers();
    column(RowField::ReplyContext) = &store.m_replyContext.numbers();
    column(RowField::Correlation) = &store.m_correlation.numbers();
    column(RowField::Token) = &store.m_token.numbers();
    column(RowField::Contact) = &store.m_contact.numbers();
    column(RowField::User) = &store.m_user.numbers();
    column(RowField::Source) = &store.m_source.numbers();
    column(RowField::Context) = &store.m_context.numbers();
}

void EventStore::Gathering::count(const PagedArray<Place>& places)
{
    m_counts.assign(places.size() / kRowsInRange + 1, {});
    parallelFor(m_threads, m_counts.size(), [&](std::size_t range) {
        Counting counting(*this);
        for (std::size_t row = range * kRowsInRange; row < endOf(range, places.size()); ++row) {
            prefetch(*m_store.m_rows, places, row + kAhead);
            counting.count(row, PackedRow(m_store.m_rows->at(places[row])));
        }
    });
}

void EventStore::Gathering::run(const PagedArray<Place>& places)
{
    Count sum;
    for (Count& count : m_counts) {
        const Count here = std::exchange(count, sum);
        sum.add(here);
    }
    makeColumns(places.size(), sum);
    parallelFor(m_threads, m_counts.size(), [&](std::size_t range) { gather(places, range); });
    m_store.m_referenceOffset[places.size()] = sum.references;
}

void EventStore::Gathering::makeColumns(std::size_t rows, const Count& all)
{
    for (std::size_t field = 0; field < kRowFieldCount; ++field) {
        if (m_columns[field])
            *m_columns[field] = OptionalNumbers(rows, all.fields[field]);
    }
    m_store.m_duration = PagedArray<DurationNs>(rows);
    m_store.m_offset = PagedArray<std::uint32_t>(rows);
    m_store.m_offsetAbove = PagedArray<std::uint32_t>(all.farOffsets ? rows : 0);
    m_store.m_length = PagedArray<std::uint32_t>(rows);
    m_store.m_trace = PagedArray<TraceId>(rows);
    m_store.m_status = PagedArray<EventStatus>(rows);
    m_store.m_spanKind = PagedArray<SpanKind>(all.spanKinds ? rows : 0);
    m_store.m_referenceOffset = PagedArray<std::uint32_t>(rows + 1);
    m_store.m_references = PagedArray<EntityId>(all.references);
    m_store.m_spanLinkRow = PagedArray<std::uint32_t>(all.spanLinks);
    m_store.m_spanLinks = PagedArray<SpanLink>(all.spanLinks);
}

void EventStore::Gathering::gather(const PagedArray<Place>& places, std::size_t range)
{
    const std::size_t end = endOf(range, places.size());
    Count before = m_counts[range];
    Block block;
    LetGo letGo(*m_store.m_rows);
    for (std::size_t first = range * kRowsInRange; first < end; first += kRowsInBlock) {
        const std::size_t rows = std::min(kRowsInBlock, end - first);
        for (std::size_t i = 0; i < rows; ++i) {
            prefetch(*m_store.m_rows, places, first + i + kAhead);
            const PackedRow packed(m_store.m_rows->at(places[first + i]));
            block.put(i, packed);
            gatherRow(first + i, packed, before);
        }
        putFields(first, block, rows, before);
        for (std::size_t i = 0; i < rows; ++i)
            letGo.row(places[first + i].chunk);
    }
}

void EventStore::Gathering::gatherRow(std::size_t row, const PackedRow& packed, Count& before)
{
    const RowHead& head = packed.head();
    m_store.m_duration[row] = packed.duration();
    m_store.m_offset[row] = static_cast<std::uint32_t>(head.offset);
    if (!m_store.m_offsetAbove.empty())
        m_store.m_offsetAbove[row] = static_cast<std::uint32_t>(head.offset >> 32U);
    m_store.m_length[row] = head.length;
    m_store.m_status[row] = head.status();
    if (!m_store.m_spanKind.empty())
        m_store.m_spanKind[row] = head.spanKind();
    m_store.m_referenceOffset[row] = before.references;
    for (const EntityId reference : packed.references())
        m_store.m_references[before.references++] = reference;
    for (const SpanLink& link : packed.spanLinks()) {
        m_store.m_spanLinkRow[before.spanLinks] = static_cast<std::uint32_t>(row);
        m_store.m_spanLinks[before.spanLinks++] = link;
    }
}

void EventStore::Gathering::putFields(std::size_t row, const Block& block, std::size_t rows, Count& before)
{
    for (std::size_t field = 0; field < kRowFieldCount; ++field) {
        if (m_columns[field])
            before.fields[field] += m_columns[field]->put(row / kRowsInBlock, before.fields[field],
                                                          std::span(block.fields[field]).first(rows));
    }
    for (std::size_t i = 0; i < rows; ++i)
        m_store.m_trace[row + i] = TraceId(block.fields[static_cast<std::size_t>(RowField::Trace)][i]);
}

void EventStore::Indexing::run(unsigned threads)
{
    parallelFor(threads, 2, [this](std::size_t job) { job == 0 ? numberEntities() : indexTraces(); });
    parallelFor(threads, 2, [this](std::size_t job) {
        if (job == 0)
            indexEntities();
        else
            m_entities.seal({m_order.data(), m_order.size()});
    });
}

// Until items are put in their places offsets[key + 1] is where the next one of a key goes; afterwards it is
// where they end.
EventStore::Lists EventStore::Indexing::emptyLists(std::span<const std::uint32_t> counts)
{
    Lists lists;
    lists.offsets = PagedArray<std::uint32_t>(counts.size() + 1);
    std::exclusive_scan(counts.begin(), counts.end(), lists.offsets.begin() + 1, 0U);
    const std::size_t items = counts.empty() ? 0 : lists.offsets[counts.size()] + counts.back();
    lists.items = PagedArray<EventId>(items);
    return lists;
}

void EventStore::Indexing::indexTraces()
{
    PagedArray<TraceId>& traces = m_store.m_trace;
    PagedArray<std::uint32_t> counts(traces.size(), Pages::Use::Sparse);
    TraceNames::Growing names(traces.size());
    for (std::size_t row = 0; row < traces.size(); ++row) {
        const StringId name(traces[row].raw());
        traces[row] = name ? names.findOrAdd(name) : names.addUnnamed();
        ++counts[traces[row].index()];
    }
    m_store.m_traceNames = std::move(names).sealed();
    Lists lists = emptyLists({counts.data(), m_store.traceCount()});
    for (std::uint32_t row = 0; row < traces.size(); ++row)
        lists.items[lists.offsets[traces[row].index() + 1]++] = EventId(row);
    m_store.m_byTrace = std::move(lists);
}

void EventStore::Indexing::numberEntities()
{
    std::vector<EntityId> numberOf(m_entities.size());
    m_order = PagedArray<EntityId>(numberOf.size());
    m_entityMentions = PagedArray<std::uint32_t>(numberOf.size());
    std::uint32_t count = 0;
    const auto number = [&](EntityId old) {
        EntityId& known = numberOf[old.index()];
        if (!known) {
            known = EntityId(count++);
            m_order[known.index()] = old;
        }
        ++m_entityMentions[known.index()];
        return known;
    };
    OptionalNumbers::Walk contacts(m_store.m_contact.numbers());
    OptionalNumbers::Walk users(m_store.m_user.numbers());
    for (std::uint32_t row = 0; row < m_store.m_size; ++row) {
        for (std::uint32_t* const entity : {contacts.next(), users.next()}) {
            if (entity)
                *entity = number(EntityId(*entity)).index();
        }
        for (std::uint32_t i = m_store.m_referenceOffset[row]; i < m_store.m_referenceOffset[row + 1]; ++i)
            m_store.m_references[i] = number(m_store.m_references[i]);
    }
    m_order.shrink(count);
    m_entityMentions.shrink(count);
}

void EventStore::Indexing::indexEntities()
{
    Lists lists = emptyLists({m_entityMentions.data(), m_entityMentions.size()});
    const auto put = [&](EntityId entity, std::uint32_t row) {
        lists.items[lists.offsets[entity.index() + 1]++] = EventId(row);
    };
    OptionalNumbers::Walk contacts(m_store.m_contact.numbers());
    OptionalNumbers::Walk users(m_store.m_user.numbers());
    for (std::uint32_t row = 0; row < m_store.m_size; ++row) {
        for (const std::uint32_t* const entity : {contacts.next(), users.next()}) {
            if (entity)
                put(EntityId(*entity), row);
        }
        for (const EntityId reference : m_store.references(EventId(row)))
            put(reference, row);
    }
    m_store.m_byEntity = std::move(lists);
}

} // namespace throughline
