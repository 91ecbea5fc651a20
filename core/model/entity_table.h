// SPDX-License-Identifier: GPL-3.0-or-later
// EntityTable: the typed things that events are about, such as order:1234, contact:c-000017 or user:u-3.
//
// Kind and value are strings of the snapshot's StringPool. Several threads may add entities at once, each
// through a Writer of its own; then seal() numbers them, and from then on any thread may read.
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace throughline {

struct Entity {
    StringId kind;  // "order"
    StringId value; // "1234"

    friend bool operator==(const Entity&, const Entity&) = default;
};

class EntityTable {
    struct Growing;

public:
    // Adds entities on one thread. Belongs to the table, lives until it is sealed.
    class Writer {
    public:
        explicit Writer(Growing& growing);
        Writer(const Writer&) = delete;
        Writer& operator=(const Writer&) = delete;

        // The entity of this kind and value, added where it is new.
        EntityId intern(StringId kind, StringId value);
        // Those of many distinct ones at once (see EntityBatch).
        void intern(std::span<const Entity> entities, std::span<EntityId> ids);

    private:
        EntityId add(const Entity& entity);

        Growing& m_growing;
        std::vector<std::uint64_t> m_hashes; // of those at hand
        std::uint32_t m_next = 0;            // the rest of the numbers that this thread has reserved
        std::uint32_t m_end = 0;
    };

    EntityTable();
    EntityTable(EntityTable&&) noexcept;
    EntityTable& operator=(EntityTable&&) noexcept;
    ~EntityTable();

    // The writer of a thread, by the number of that thread in its work. Made where it is new; a sealed table
    // is opened again.
    [[nodiscard]] Writer& writer(std::size_t thread = 0);
    // As the first thread's writer.
    EntityId intern(StringId kind, StringId value) { return writer().intern(kind, value); }

    // So much of what is going to be added was (see ShardedIndex::foresee). Any thread, before seal().
    void foresee(double share);

    // The entity, or none where it is not in the table.
    [[nodiscard]] EntityId find(StringId kind, StringId value) const;
    [[nodiscard]] const Entity& operator[](EntityId id) const;
    // Numbers of entities are below. Where several threads added them, some below are unused before seal().
    [[nodiscard]] std::size_t size() const;

    // Numbers the entities anew: the n-th of `order` becomes EntityId(n), and those that are not in it go. An
    // empty order keeps the numbers.
    void seal(std::span<const EntityId> order = {});
    // Once sealed, the kinds in use, in the order of the entities.
    [[nodiscard]] std::span<const StringId> kinds() const { return m_kinds; }
    [[nodiscard]] std::size_t bytes() const;

private:
    void open();

    std::unique_ptr<Growing> m_growing; // until sealed, and the index from then on
    std::vector<Entity> m_entities;     // from then on
    std::vector<StringId> m_kinds;
    bool m_sealed = false;
};

} // namespace throughline
