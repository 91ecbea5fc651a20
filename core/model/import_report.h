// SPDX-License-Identifier: GPL-3.0-or-later
// ImportReport: what was read from each source, and everything that was wrong with it.
//
// Nothing is dropped silently (spec 1, "Bad input"): for each source and in all, records read = loaded +
// folded + rejected. Every problem is counted by code; the first kKeptPerCode of each code and source are
// kept with their place. A value type: filled on the loading thread, read-only in a snapshot.
#pragma once

#include "core/base/ids.h"
#include "core/base/problem.h"
#include "core/model/field_decision.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

struct SourceReport {
    std::string name;        // file name, for people
    std::string path;        // as it was given
    std::string format;      // "native NDJSON", "" where it was not recognised
    std::uint64_t bytes = 0; // size on disk
    std::uint64_t read = 0;  // records seen
    std::uint64_t loaded = 0;
    std::uint64_t folded = 0;   // byte-identical repeats; of jobs, rows that a newer one replaced
    std::uint64_t rejected = 0; // records of which nothing could be used
    bool partial = false;       // reading ended early
    // Of formats whose names are open: what was taken for what, and sentences about what is not there.
    std::vector<FieldDecision> fields;
    std::vector<std::string> missing;
};

// What one reading thread found in a part of a source, to be added to the report in the order of the source.
struct ImportTally {
    static constexpr std::size_t kKeptPerCode = 100;
    static constexpr std::size_t kCodeCount = static_cast<std::size_t>(ProblemCode::BadArgument) + 1;
    using Counts = std::array<std::uint64_t, kCodeCount>;

    std::uint64_t loaded = 0;
    std::uint64_t rejected = 0;
    bool partial = false;
    Counts counts{};
    std::vector<Problem> problems; // the first of each code, in the order in which they were found

    void add(Problem problem);
};

class ImportReport {
public:
    static constexpr std::size_t kKeptPerCode = ImportTally::kKeptPerCode;
    static constexpr std::size_t kCodeCount = ImportTally::kCodeCount;

    SourceId addSource(SourceReport source);
    // So many of each source's loaded records turned out to be repeats.
    void fold(const std::vector<std::uint64_t>& repeats);
    [[nodiscard]] SourceReport& source(SourceId id) { return m_sources[id.index()]; }
    [[nodiscard]] const std::vector<SourceReport>& sources() const { return m_sources; }

    void add(SourceId source, Problem problem);
    // Lines of the tally's problems count from `linesBefore`.
    void add(SourceId source, ImportTally tally, std::uint64_t linesBefore);
    // The kept problems, in the order in which they were found.
    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }
    [[nodiscard]] std::uint64_t count(ProblemCode code) const;
    [[nodiscard]] std::uint64_t count(Severity severity) const;
    [[nodiscard]] std::uint64_t rejected() const;
    [[nodiscard]] bool balances() const;

private:
    void keep(SourceId source, Problem problem);

    std::vector<SourceReport> m_sources;
    std::vector<ImportTally::Counts> m_countBySource;
    std::vector<Problem> m_problems;
};

} // namespace throughline
