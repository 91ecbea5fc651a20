// SPDX-License-Identifier: GPL-3.0-or-later
// Texts read as if they were sources, for tests of readers and of the pipeline.
#pragma once

#include "core/base/keyed_hash.h"
#include "core/base/result.h"
#include "core/import/reader.h"
#include "core/model/snapshot.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::test {

// A text that went through the reader that claims it, into a snapshot that is sealed but not reconstructed.
struct ReadText {
    std::unique_ptr<Snapshot> snapshot;
    SniffResult sniff;
    Result<void> result;

    [[nodiscard]] const SourceReport& source() const { return snapshot->report.sources().front(); }
    [[nodiscard]] std::uint64_t count(ProblemCode code) const { return snapshot->report.count(code); }
    // The first problem of a code; the test fails where there is none.
    [[nodiscard]] const Problem& first(ProblemCode code) const;
    [[nodiscard]] std::string str(StringId id) const { return snapshot->str(id); }
    // "contact:c-17"; empty for none.
    [[nodiscard]] std::string entity(EntityId id) const;
    // "order:1234 campaign:c-1", primary first.
    [[nodiscard]] std::string references(EventId e) const;
};

struct ReadOptions {
    std::uint64_t maxRecordBytes = 16ULL << 20;
    std::size_t block = std::string_view::npos; // most bytes that the stream hands out at a time
    unsigned threads = 1;
    const FieldMapping* mapping = nullptr; // none: the standard one
};

// What a text holds, not sealed yet. Repeats are told among all texts that are read with one hasher.
[[nodiscard]] std::shared_ptr<Records> recordsOfText(std::string_view text, const KeyedHash& hasher);

[[nodiscard]] ReadText readText(std::string_view text, const ReadOptions& options = {});

// One event per line: `{"type":"T","occurred_at":"2026-03-02T09:00:00Z"` and what is given, then `}`.
[[nodiscard]] std::string eventLine(std::string_view members = {});

// Loads files and stops before reconstruction.
[[nodiscard]] Result<std::shared_ptr<const Snapshot>> loadPaths(std::vector<std::string> paths);

// Writes a file and returns its path.
std::string writeFile(const std::string& folder, const std::string& name, std::string_view bytes);
[[nodiscard]] std::string gzipped(std::string_view bytes);
[[nodiscard]] std::string zstdPacked(std::string_view bytes);

} // namespace throughline::test
