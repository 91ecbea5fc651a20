// SPDX-License-Identifier: GPL-3.0-or-later
// RowBatch: the rows of one part of a source while their texts and entities have numbers only, which become
// ids for all of them at once (see StringBatch).
//
// Ids that it hands out are such numbers: equal for equal texts or entities of the part, and valid until it
// is settled. Owned by one sink, one thread.
#pragma once

#include "core/base/string_batch.h"
#include "core/model/entity_batch.h"
#include "core/model/packed_rows.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace throughline {

class RowBatch {
public:
    RowBatch(StringPool::Writer& strings, EntityTable::Writer& entities)
        : m_strings(strings), m_entities(entities)
    {}

    // None for an empty text.
    [[nodiscard]] StringId text(std::string_view text)
    {
        return text.empty() ? StringId() : StringId(m_strings.add(text));
    }
    // By the id of its kind in the pool and the number of its value.
    [[nodiscard]] EntityId entity(StringId kind, StringId value)
    {
        return EntityId(m_entities.add(kind, value.index()));
    }
    // All texts and entities are numbers, but the id, which is its own. See PackedRows::Writer.
    void append(const EventRow& row, std::span<const EntityId> references, std::span<const SpanLink> links);
    // Appends all rows to the events, and is empty.
    void settle(PackedRows::Writer& events);

private:
    struct Row {
        EventRow event;
        std::size_t referencesEnd;
        std::size_t linksEnd;
    };

    void settle(EventRow& row) const;
    void settle(StringId& text) const;
    void settle(EntityId& entity) const;

    StringBatch m_strings;
    EntityBatch m_entities;
    std::vector<Row> m_rows;
    std::vector<EntityId> m_references; // of all rows
    std::vector<SpanLink> m_links;
};

} // namespace throughline
