// SPDX-License-Identifier: GPL-3.0-or-later
// CsvFormatter: events as a table, one a row, that reads as the same events again (RFC 4180, UTF-8).
//
// Columns: the known fields, `span_links` (a list in JSON), `reference_id` (the primary reference), a column
// for each of the first kinds of entities (`order_id` …), `data` (the other references, as JSON), and
// `original`, the whole record as JSON, where no import looks for fields. An event that was delivered again
// stands there as often.
//
// What a table cannot hold: references whose key is another field's (a second contact), which are counted;
// NUL in texts, which becomes U+FFFD; the words of a status ("completed" is "ok"), but for `original`.
#pragma once

#include "core/export/csv.h"
#include "core/export/event_formatter.h"

#include <absl/container/flat_hash_map.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

// The columns for entities, the same in each row.
struct EntityColumns {
    std::vector<std::string> keys; // "order_id"
    absl::flat_hash_map<StringId, std::size_t> placeOfKind;

    [[nodiscard]] static EntityColumns of(const Snapshot& snapshot);
};

class CsvFormatter final : public EventFormatter {
public:
    // The columns outlive it.
    CsvFormatter(const Snapshot& snapshot, const EntityColumns& columns, FormulaGuard guard);

    [[nodiscard]] static std::string header(const EntityColumns& columns);
    void append(EventId e, EventId previous, std::string& text) override;

private:
    void collectReferences(EventId e);
    void writeFields(EventId e);
    void write(std::string_view text);
    void writeLiteral(std::string_view literal);

    const EntityColumns& m_columns;
    FormulaGuard m_guard;
    std::string m_row;
    std::string m_primary;
    std::vector<std::string> m_entities; // by column
    std::string m_data;                  // JSON without its closing bracket; empty where there is none
};

// One event with the header above it.
[[nodiscard]] std::string csvOf(const Snapshot& snapshot, EventId event);

} // namespace throughline
