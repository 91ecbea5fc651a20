// SPDX-License-Identifier: GPL-3.0-or-later
// EntityBatch: the entities of one part of a source, on their way into a table; as StringBatch for strings.
//
// An entity is named by its kind, which has its id, and by the number of its value in a batch of strings.
// Owned by one thread, as the writer; the table outlives it.
#pragma once

#include "core/base/distinct_hashes.h"
#include "core/base/string_batch.h"
#include "core/model/entity_table.h"

#include <cstdint>
#include <vector>

namespace throughline {

class EntityBatch {
public:
    explicit EntityBatch(EntityTable::Writer& writer) : m_writer(writer) {}

    [[nodiscard]] std::uint32_t add(StringId kind, std::uint32_t value);
    // Gives ids to all, once the strings have theirs. Nothing is added after it.
    void settle(const StringBatch& strings);
    [[nodiscard]] EntityId id(std::uint32_t number) const { return m_ids[number]; }
    void clear();

private:
    struct Named {
        StringId kind;
        std::uint32_t value;
    };

    EntityTable::Writer& m_writer;
    DistinctHashes m_known;
    std::vector<Named> m_named; // by number, as the next
    std::vector<Entity> m_entities;
    std::vector<EntityId> m_ids;
};

} // namespace throughline
