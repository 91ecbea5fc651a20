// SPDX-License-Identifier: GPL-3.0-or-later
// RecordSink: the only thing that readers talk to. Turns raw records into rows of events, and rows of tables
// into jobs and mutations.
//
// Does what all formats share: understands times, durations and statuses, interns texts and entities and
// keeps the tally of what it was given (spec 1, "Bad input"; spec 6). One for each reading thread, used on
// it; fills one part of a source at a time and hands it over.
//
// Repeats (seed 1: at-least-once delivery) are told by a 64-bit hash of their bytes under a secret of this
// load alone, once all rows are there (see EventStore::seal). Comparing the bytes themselves would need a
// read from disk for each repeat and could not be done for what comes through a pipe; the hash costs
// 8 bytes a record, only while loading, and as only records of one time are compared it is never wrong in
// practice.
#pragma once

#include "core/base/keyed_hash.h"
#include "core/base/problem.h"
#include "core/base/string_pool.h"
#include "core/import/execution_rows.h"
#include "core/import/field_mapping.h"
#include "core/import/raw_record.h"
#include "core/import/row_batch.h"
#include "core/model/entity_table.h"
#include "core/model/import_report.h"
#include "core/model/packed_rows.h"

#include <absl/container/flat_hash_set.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

// A problem and its place in a source. `bytes` is the record, or its beginning, for the excerpt.
[[nodiscard]] Problem problemAt(ProblemCode code, std::vector<std::string> parameters, std::uint64_t byte,
                                std::uint64_t line, std::string_view bytes);

// What the sinks of one load share. All of it outlives them.
struct SinkSettings {
    StringPool::Writer& strings; // of the sink's thread, as the next
    EntityTable::Writer& entities;
    PackedRows::Writer& events;
    const FieldMapping& mapping;
    const KeyedHash& hasher;
    SourceId source;
};

// What a sink made of one part of a source.
struct SinkPart {
    EventBatch events;
    ExecutionBatch executions;
    ImportTally tally;
};

class RecordSink {
public:
    explicit RecordSink(const SinkSettings& settings);

    [[nodiscard]] const FieldMapping& mapping() const { return m_mapping; }

    // One event: loaded, or rejected with a problem.
    void accept(const RawRecord& record);
    // A row of a table that is no event: kept, or rejected with a problem.
    void accept(const TableRow& row);
    // The row that an event tells of, which is accepted besides. It is no record of its own. The second is
    // for a row that is itself the event, and does nothing where it has no updated_by.
    void acceptChange(const RowChange& change, const RawValue& time, RecordPlace place);
    void acceptChange(const TableRow& row);
    // A record that the reader could make nothing of.
    void reject(Problem problem);
    // Something worth knowing that costs no record.
    void note(Problem problem) { m_tally.add(std::move(problem)); }
    // Reading ended before the end of the source.
    void markPartial() { m_tally.partial = true; }

    // All that came since the last call.
    [[nodiscard]] SinkPart take();

private:
    struct Reference {
        StringId kind;
        std::string_view value;
    };
    struct KnownKind {
        std::string text;
        StringId id;
    };

    void append(const RawRecord& record);
    void readTime(const RawRecord& record, EventRow& row);
    void readDuration(const RawRecord& record, EventRow& row);
    void takeDuration(std::optional<DurationNs> duration, const RawValue& found, const RawRecord& record,
                      EventRow& row);
    void readStatus(const RawRecord& record, EventRow& row);
    [[nodiscard]] StringId kindNamed(std::string_view kind);
    void readEntities(const RawRecord& record, EventRow& row);
    Reference readPrimary(std::string_view primary, EventRow& row);
    void readSpanLinks(const RawRecord& record, const EventRow& row);
    void addReference(EntityId entity);
    [[nodiscard]] std::optional<TimeNs> timeOf(const RawValue& value, const RawRecord& record);
    [[nodiscard]] StringId eventId(const RawRecord& record);
    void warn(ProblemCode code, const RawRecord& record, std::vector<std::string> parameters = {});

    StringPool::Writer& m_strings;
    PackedRows::Writer& m_events;
    const FieldMapping& m_mapping;
    const KeyedHash& m_hasher;
    SourceId m_source;
    ImportTally m_tally;
    RowBatch m_rows; // of the part at hand
    ExecutionRows m_executions;
    std::array<KnownKind, 64> m_kinds;
    std::string m_primaryKind;                      // in lower case
    std::vector<EntityId> m_references;             // of the record at hand
    absl::flat_hash_set<EntityId> m_manyReferences; // the same, once they are many
    std::vector<SpanLink> m_spanLinks;              // of the record at hand
    std::string m_keyKind;                          // of a reference whose key does not spell it
    StringId m_contactKind;
    StringId m_userKind;
};

} // namespace throughline
