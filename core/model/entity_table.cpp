// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/entity_table.h"

#include "core/base/chunked_storage.h"
#include "core/base/keyed_hash.h"
#include "core/base/sharded_index.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr unsigned kNumberBits = 12;
constexpr std::uint32_t kNumbersInChunk = 1U << kNumberBits;
constexpr std::size_t kMostChunks = std::size_t{1} << (31 - kNumberBits);

} // namespace

struct EntityTable::Growing {
    KeyedHash hasher;
    ShardedIndex index;
    ChunkedStorage<Entity> entities;
    std::deque<Writer> writers;

    [[nodiscard]] std::uint64_t hashOf(const Entity& entity) const
    {
        return hasher(entity.kind.raw(), entity.value.raw());
    }
    [[nodiscard]] Entity& at(std::uint32_t number) const
    {
        return entities.chunk(number >> kNumberBits)[number & (kNumbersInChunk - 1)];
    }
};

EntityTable::Writer::Writer(Growing& growing) : m_growing(growing) {}

EntityId EntityTable::Writer::intern(StringId kind, StringId value)
{
    const Entity entity{kind, value};
    return EntityId(m_growing.index.findOrAdd(
        m_growing.hashOf(entity), [&](std::uint32_t candidate) { return m_growing.at(candidate) == entity; },
        [&] { return add(entity).index(); }));
}

void EntityTable::Writer::intern(std::span<const Entity> entities, std::span<EntityId> ids)
{
    m_hashes.clear();
    for (const Entity& entity : entities)
        m_hashes.push_back(m_growing.hashOf(entity));
    struct Table {
        [[nodiscard]] bool equals(std::size_t which, std::uint32_t row) const
        {
            return writer.m_growing.at(row) == entities[which];
        }
        std::uint32_t make(std::size_t which) { return writer.add(entities[which]).index(); }
        void found(std::size_t which, std::uint32_t row) { ids[which] = EntityId(row); }
        void fetch(std::uint32_t row) const { __builtin_prefetch(&writer.m_growing.at(row)); }

        Writer& writer;
        std::span<const Entity> entities;
        std::span<EntityId> ids;
    };
    m_growing.index.findOrAddAll(m_hashes, Table{*this, entities, ids});
}

EntityId EntityTable::Writer::add(const Entity& entity)
{
    if (m_next == m_end) {
        const std::uint32_t chunk = m_growing.entities.reserve(kNumbersInChunk, kMostChunks);
        std::fill_n(m_growing.entities.chunk(chunk), kNumbersInChunk, Entity{});
        m_next = chunk << kNumberBits;
        m_end = m_next + kNumbersInChunk;
    }
    m_growing.at(m_next) = entity;
    return EntityId(m_next++);
}

EntityTable::EntityTable() : m_growing(std::make_unique<Growing>()) {}
EntityTable::EntityTable(EntityTable&&) noexcept = default;
EntityTable& EntityTable::operator=(EntityTable&&) noexcept = default;
EntityTable::~EntityTable() = default;

EntityTable::Writer& EntityTable::writer(std::size_t thread)
{
    if (m_sealed)
        open();
    while (m_growing->writers.size() <= thread)
        m_growing->writers.emplace_back(*m_growing);
    return m_growing->writers[thread];
}

void EntityTable::foresee(double share)
{
    m_growing->index.foresee(share);
}

EntityId EntityTable::find(StringId kind, StringId value) const
{
    const Entity entity{kind, value};
    const std::uint32_t row = m_growing->index.find(m_growing->hashOf(entity), [&](std::uint32_t candidate) {
        return (*this)[EntityId(candidate)] == entity;
    });
    return row == ShardedIndex::kNone ? EntityId() : EntityId(row);
}

const Entity& EntityTable::operator[](EntityId id) const
{
    return m_sealed ? m_entities[id.index()] : m_growing->at(id.index());
}

std::size_t EntityTable::size() const
{
    if (m_sealed)
        return m_entities.size();
    // With one writer, exactly as many as it added.
    return m_growing->writers.size() > 1 ? std::size_t{m_growing->entities.chunkCount()} << kNumberBits
                                         : m_growing->index.size();
}

void EntityTable::seal(std::span<const EntityId> order)
{
    if (m_sealed)
        return;
    std::vector<std::uint32_t> numberOf(size(), ShardedIndex::kNone);
    if (order.empty()) {
        for (std::uint32_t i = 0; i < size(); ++i) {
            m_entities.push_back(m_growing->at(i));
            numberOf[i] = i;
        }
    } else {
        m_entities.reserve(order.size());
        for (const EntityId old : order) {
            numberOf[old.index()] = static_cast<std::uint32_t>(m_entities.size());
            m_entities.push_back(m_growing->at(old.index()));
        }
    }
    m_entities.shrink_to_fit();
    m_growing->index.compact([&](std::uint32_t row) { return numberOf[row]; });
    m_growing->writers.clear();
    m_growing->entities.clear();
    m_sealed = true;
    absl::flat_hash_set<StringId> known; // a record may bring a hundred thousand
    m_kinds.clear();
    for (const Entity& entity : m_entities) {
        if (known.insert(entity.kind).second)
            m_kinds.push_back(entity.kind);
    }
}

void EntityTable::open()
{
    m_sealed = false;
    const std::vector<Entity> entities = std::exchange(m_entities, std::vector<Entity>());
    m_growing = std::make_unique<Growing>();
    for (const Entity& entity : entities)
        writer().intern(entity.kind, entity.value);
}

std::size_t EntityTable::bytes() const
{
    return m_growing->entities.chunkCount() * std::size_t{kNumbersInChunk} * sizeof(Entity) +
           m_entities.capacity() * sizeof(Entity) + m_kinds.capacity() * sizeof(StringId) +
           m_growing->index.bytes();
}

} // namespace throughline
