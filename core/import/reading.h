// SPDX-License-Identifier: GPL-3.0-or-later
// Reading: reads one source with one reader on several threads, into records that are not sealed yet.
//
// Threads take turns at cutting the next block off the stream, and parse what they cut side by side; what
// they make of the blocks is put together in the order of the source, so that the rows are the same for any
// number of threads. Blocks the calling thread until done.
#pragma once

#include "core/import/reader.h"
#include "core/model/records.h"

#include <atomic>
#include <cstdint>

namespace throughline {

struct ReadingSettings {
    SourceId source; // of the records' report
    const FieldMapping& mapping;
    const KeyedHash& hasher; // for repeats; the same for all sources of a load
    ReadLimits limits;
    // Of a table in a database its name and what its rows are (see ParserSettings).
    std::string_view table = {};
    std::optional<RowKind> rows = std::nullopt;
    unsigned threads = 1;
    // How many events there may be in all: ids have 32 bits.
    std::uint32_t maxEvents = 0xffff'fffe;
    std::atomic<std::uint64_t>* records = nullptr; // counts those read, block by block; may be none
    // Turns true while the stream is read where no further blocks are wanted; may be none. The record that
    // it falls into is left out.
    const bool* enough = nullptr;
};

// What is wrong with records goes to the report; the result fails only where the stream does. What was read
// before stays.
[[nodiscard]] Result<void> readSource(Records& records, const Reader& reader, ByteStream& stream,
                                      const SourcePrefix& prefix, const ReadingSettings& settings);

} // namespace throughline
