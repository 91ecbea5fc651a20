// SPDX-License-Identifier: GPL-3.0-or-later
// RedactedFormatter: events as native NDJSON that tells how they hang together, and nothing of whom or what
// they are about: a copy to attach to a bug report (spec 5, "Out": "redacted copy").
//
// Kept are types, classes, times, durations, status and kinds: what the program itself is made of. Each id is
// replaced by one that is made of its number in this snapshot, not of its text, the same wherever it stands:
// links stay, and nobody can work anything back. Of payloads the structure stays: texts are masked but where
// they are ids, large numbers are 0. Error texts are masked; all else of a record is left out.
#pragma once

#include "core/export/event_formatter.h"

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace throughline {

// What stands for which id; shared by the threads of an export.
class Pseudonyms {
public:
    // The snapshot outlives it.
    explicit Pseudonyms(const Snapshot& snapshot) : m_snapshot(snapshot) {}

    // A UUID for a UUID, hex digits for as many of them that can be a trace or span id, else "id-17". The
    // words that tokens use where there is no id (`unknown`, `system`) stay.
    [[nodiscard]] std::string of(std::string_view id);
    // The same of an id that some event has; empty for any other text.
    [[nodiscard]] std::string ofKnown(std::string_view text) const;

private:
    const Snapshot& m_snapshot;
    std::mutex m_mutex;
    absl::flat_hash_map<std::string, std::uint64_t> m_others; // that only tokens name
};

class RedactedFormatter final : public EventFormatter {
public:
    RedactedFormatter(const Snapshot& snapshot, std::shared_ptr<Pseudonyms> pseudonyms);

    void append(EventId e, EventId previous, std::string& text) override;

private:
    void writeFields(EventId e);
    void writeReferences(EventId e);
    void writeSpanLinks(EventId e);
    void writePayload(EventId e);
    [[nodiscard]] std::string token(std::string_view text) const;

    std::shared_ptr<Pseudonyms> m_pseudonyms;
    std::string m_line;
};

} // namespace throughline
