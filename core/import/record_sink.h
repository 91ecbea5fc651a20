// SPDX-License-Identifier: GPL-3.0-or-later
// RecordSink: the only thing that readers talk to. Turns raw records into rows of the event store.
//
// Does what all formats share: understands times, durations and statuses, interns texts and entities, folds
// byte-identical repeats and keeps the import report, in which records read = loaded + folded + rejected
// after each call (spec 1, "Bad input"; spec 6). Owned by one load, used on its thread; fills a snapshot that
// outlives it.
//
// Repeats (seed 1: at-least-once delivery) are told by a 128-bit hash of their bytes under a secret of this
// load alone. Comparing the bytes themselves would need a read from disk for each repeat and could not be
// done for what comes through a pipe; the hash costs 24 bytes a record, only while loading, and is never
// wrong in practice.
#pragma once

#include "core/base/problem.h"
#include "core/import/field_mapping.h"
#include "core/import/raw_record.h"
#include "core/import/record_hash.h"
#include "core/model/snapshot.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

// A problem and its place in a source. `bytes` is the record, or its beginning, for the excerpt.
[[nodiscard]] Problem problemAt(ProblemCode code, std::vector<std::string> parameters, std::uint64_t byte,
                                std::uint64_t line, std::string_view bytes);

class RecordSink {
public:
    explicit RecordSink(Snapshot& snapshot, const FieldMapping& mapping = FieldMapping::standard());

    [[nodiscard]] const FieldMapping& mapping() const { return m_mapping; }

    // All that follows belongs to this source of the snapshot's report.
    void beginSource(SourceId source) { m_source = source; }

    // One record: loaded, folded, or rejected with a problem. False when no further ones can be taken.
    bool accept(const RawRecord& record);
    // A record that the reader could make nothing of.
    void reject(Problem problem);
    // Something worth knowing that costs no record.
    void note(Problem problem) { m_snapshot.report.add(m_source, std::move(problem)); }
    // Reading ended before the end of the source.
    void markPartial() { source().partial = true; }

    [[nodiscard]] SourceReport& source() { return m_snapshot.report.source(m_source); }
    // Records read from all sources so far.
    [[nodiscard]] std::uint64_t recordCount() const { return m_read; }

private:
    void append(const RawRecord& record);
    void readTime(const RawRecord& record, EventRow& row);
    void readDuration(const RawRecord& record, EventRow& row);
    void readStatus(const RawRecord& record, EventRow& row);
    void readReferences(const RawRecord& record, EventRow& row);
    void addPrimaryReference(std::string_view text, EventRow& row);
    void addReference(EntityId entity);
    [[nodiscard]] std::optional<TimeNs> timeOf(const RawValue& value, const RawRecord& record);
    [[nodiscard]] StringId intern(const RawRecord& record, ImportField field);
    [[nodiscard]] StringId eventId(const RawRecord& record);
    [[nodiscard]] EntityId entity(std::string_view kind, std::string_view value);
    void warn(ProblemCode code, const RawRecord& record, std::vector<std::string> parameters = {});

    Snapshot& m_snapshot;
    const FieldMapping& m_mapping;
    SourceId m_source;
    std::uint64_t m_read = 0;
    RecordHasher m_hasher;
    absl::flat_hash_map<RecordHash, std::uint32_t> m_rowOf; // the row of each record loaded
    std::vector<EntityId> m_references;                     // of the record at hand
    absl::flat_hash_set<EntityId> m_manyReferences;         // the same, once they are many
    StringId m_contactKind;
    StringId m_userKind;
};

} // namespace throughline
