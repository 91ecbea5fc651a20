// SPDX-License-Identifier: GPL-3.0-or-later
// SourceRecord: what a record says beside the fields that are known, read back from where it lies.
//
// Keeps its buffers from record to record; used on one thread.
#pragma once

#include "core/base/result.h"
#include "core/model/snapshot.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class SourceRecord {
public:
    struct Member {
        std::string_view key;
        std::string_view json; // without white space around
        [[nodiscard]] bool scalar() const { return json.front() != '{' && json.front() != '['; }
    };

    explicit SourceRecord(const Snapshot& snapshot);
    ~SourceRecord();
    SourceRecord(const SourceRecord&) = delete;
    SourceRecord& operator=(const SourceRecord&) = delete;

    // Reads the record of an event. What was read before is gone.
    [[nodiscard]] Result<void> read(EventId e);
    // The record as it lies in its source.
    [[nodiscard]] std::string_view bytes() const;
    // Its members on one line each, where it is a JSON object; empty where it is none, or not one that can be
    // copied as it stands.
    [[nodiscard]] std::span<const Member> members() const;
    // The record as one JSON value on one line: itself where it can be, else its text.
    [[nodiscard]] std::string json() const;
    // Whether the record can stand in JSON for everyone: an import reads NaN and Infinity, too.
    [[nodiscard]] bool strict() const;
    // Whether its members are those of our own format and under its names, so that they mean the same when
    // they are read again.
    [[nodiscard]] bool native() const { return m_native; }

private:
    struct Buffers;
    bool split();

    const Snapshot& m_snapshot;
    std::unique_ptr<Buffers> m_buffers;
    std::vector<bool> m_nativeSources;
    bool m_native = false;
};

} // namespace throughline
