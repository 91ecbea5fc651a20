// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of sealing an event store: packed rows in their final order become columns, range after
// range of rows, each on the next thread that is free. Then what events name is numbered and indexed.
#pragma once

#include "core/model/event_store.h"

#include <array>
#include <mutex>
#include <span>
#include <vector>

namespace throughline {

// Lives for the time of one sealing.
class EventStore::Gathering {
    using Place = PackedRows::Place;

    // What is in a range of rows; later, in all ranges before it.
    struct Count {
        std::array<std::uint32_t, kRowFieldCount> fields{};
        std::uint32_t references = 0;
        std::uint32_t spanLinks = 0;
        bool spanKinds = false;
        bool farOffsets = false; // beyond 32 bits

        void add(const Count& other);
    };

public:
    Gathering(EventStore& store, unsigned threads);

    // Counts rows in the order that they are going to have. Several at once, each on its own thread.
    class Counting {
    public:
        explicit Counting(Gathering& gathering) : m_gathering(gathering) {}
        Counting(const Counting&) = delete;
        Counting& operator=(const Counting&) = delete;
        ~Counting() { flush(); }
        void count(std::size_t row, const PackedRow& packed);

    private:
        // Rows that have the same fields: most rows are alike.
        struct Alike {
            std::uint32_t has = 0;
            std::uint32_t rows = 0;
        };

        void add(Alike& alike);
        void flush();

        Gathering& m_gathering;
        std::size_t m_range = 0;
        Count m_count;
        std::array<Alike, 64> m_alike;
    };
    // Does so anew, for rows in this order.
    void count(const PagedArray<Place>& places);

    // Fills all columns with the rows in the order of their places, except that traces and entities still
    // have the numbers under which they were read. Each chunk of rows is given back after the last of them.
    void run(const PagedArray<Place>& places);

private:
    struct Block;
    class LetGo;

    void makeColumns(std::size_t rows, const Count& all);
    void gather(const PagedArray<Place>& places, std::size_t range);
    void gatherRow(std::size_t row, const PackedRow& packed, Count& before);
    void putFields(std::size_t row, const Block& block, std::size_t rows, Count& before);

    EventStore& m_store;
    unsigned m_threads;
    std::mutex m_mutex;          // of m_counts, while they are counted
    std::vector<Count> m_counts; // by range
    std::array<OptionalNumbers*, kRowFieldCount> m_columns{};
};

// Numbers traces and entities in the order in which events name them, whatever order threads met them in.
class EventStore::Indexing {
public:
    Indexing(EventStore& store, EntityTable& entities) : m_store(store), m_entities(entities) {}

    void run(unsigned threads);

private:
    void indexTraces();
    void numberEntities();
    void indexEntities();
    [[nodiscard]] static Lists emptyLists(std::span<const std::uint32_t> counts);

    EventStore& m_store;
    EntityTable& m_entities;
    PagedArray<EntityId> m_order;               // of entities
    PagedArray<std::uint32_t> m_entityMentions; // of each, in that order
};

} // namespace throughline
