// SPDX-License-Identifier: GPL-3.0-or-later
// EventFormatter: one event as the text of one kind of export.
//
// An export has one for each of its threads; each may keep buffers and counts what it had to leave out. Used
// on one thread at a time.
#pragma once

#include "core/base/ids.h"
#include "core/base/problem.h"
#include "core/export/source_record.h"

#include <cstdint>
#include <optional>
#include <string>

namespace throughline {

// What an export holds, and what it does not.
struct ExportTally {
    std::uint64_t events = 0;
    std::uint64_t unreadRecords = 0; // events of which only the known fields were written
    std::optional<Problem> firstUnread;
    std::uint64_t leftOut = 0; // references that the format has no way to write

    void add(const ExportTally& other)
    {
        events += other.events;
        unreadRecords += other.unreadRecords;
        leftOut += other.leftOut;
        if (!firstUnread)
            firstUnread = other.firstUnread;
    }
};

class EventFormatter {
public:
    explicit EventFormatter(const Snapshot& snapshot) : m_snapshot(snapshot), m_record(snapshot) {}
    virtual ~EventFormatter() = default;

    // Appends an event; `previous` is the one that stands before it in the file, none for the first.
    virtual void append(EventId e, EventId previous, std::string& text) = 0;
    [[nodiscard]] const ExportTally& tally() const { return m_tally; }

protected:
    [[nodiscard]] const Snapshot& snapshot() const { return m_snapshot; }
    // The record of an event; none where it cannot be read back, which is counted.
    [[nodiscard]] const SourceRecord* recordOf(EventId e)
    {
        const Result<void> read = m_record.read(e);
        if (read)
            return &m_record;
        ++m_tally.unreadRecords;
        if (!m_tally.firstUnread)
            m_tally.firstUnread = read.error();
        return nullptr;
    }
    // The same of an event that is written elsewhere, and counted there.
    [[nodiscard]] const SourceRecord* readAgain(EventId e) { return m_record.read(e) ? &m_record : nullptr; }
    void countEvent() { ++m_tally.events; }
    void countLeftOut() { ++m_tally.leftOut; }

private:
    const Snapshot& m_snapshot;
    SourceRecord m_record;
    ExportTally m_tally;
};

} // namespace throughline
