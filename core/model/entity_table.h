// SPDX-License-Identifier: GPL-3.0-or-later
// EntityTable: the typed things that events are about, such as order:1234, contact:c-000017 or user:u-3.
//
// Append while loading (exclusive access), then read from any thread. Kind and value are strings of the
// snapshot's StringPool, which must outlive the table.
#pragma once

#include "core/base/compact_index.h"
#include "core/base/ids.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

struct Entity {
    StringId kind;  // "order"
    StringId value; // "1234"
};

class EntityTable {
public:
    // The entity of this kind and value, added where it is new.
    EntityId intern(StringId kind, StringId value);
    // The same, or none where it is not in the table.
    [[nodiscard]] EntityId find(StringId kind, StringId value) const;

    [[nodiscard]] const Entity& operator[](EntityId id) const { return m_entities[id.index()]; }
    [[nodiscard]] std::size_t size() const { return m_entities.size(); }
    // The kinds in use, in the order in which they first appeared.
    [[nodiscard]] std::span<const StringId> kinds() const { return m_kinds; }
    // Gives back what is kept for growing. To be called once all are in: intern() may still be called, but
    // then first builds up again what was given back.
    void seal();
    [[nodiscard]] std::size_t bytes() const;

private:
    void reopen();

    std::vector<Entity> m_entities;
    std::vector<StringId> m_kinds;
    absl::flat_hash_set<StringId> m_knownKinds; // the same: a record may bring a hundred thousand
    absl::flat_hash_map<std::uint64_t, EntityId>
        m_index;                // kind and value in one number, while entities come in
    CompactIndex m_sealedIndex; // from then on
    bool m_sealed = false;
};

} // namespace throughline
