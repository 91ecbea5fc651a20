// SPDX-License-Identifier: GPL-3.0-or-later
// Reader: one format. Says whether a source is its own, how it is cut into blocks, and how they are parsed.
//
// Readers have no state and may be used by several threads at once; they know the sink and nothing behind it,
// and never another reader. To add a format: a folder in readers/ and a line in reader_list.cpp. What a
// reader's parts are used for and on which threads is reading.h's business.
#pragma once

#include "core/import/block.h"
#include "core/import/block_parser.h"
#include "core/import/field_mapping.h"
#include "core/import/record_sample.h"
#include "core/import/table_row.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

struct SniffResult {
    enum class Verdict : std::uint8_t { Mine, NotMine, Broken };
    Verdict verdict = Verdict::NotMine;
    std::string format; // for people, where it is Mine or Broken: "native NDJSON"
    std::string reason; // where it is Broken: what is wrong, as the end of "This looks like …, but …"
};

// The first bytes of a source, unpacked; at most kSniffBytes.
struct SourcePrefix {
    std::string_view bytes;
    bool whole = false;                        // nothing follows
    bool lines = false;                        // known to be a record a line
    const FieldMappingData* mapping = nullptr; // where a person chose one
};
inline constexpr std::size_t kSniffBytes = 64 << 10;

// What a parser is made for; lives longer than the parser.
struct ParserSettings {
    SourcePrefix prefix;
    const FieldMapping& mapping;
    ReadLimits limits;
    std::string_view table; // what the source is called: "orders" for orders.csv.gz
    // What all records are, where that is known beforehand: rows of a table in a database; None: events.
    std::optional<RowKind> rows = std::nullopt;
};

class Reader {
public:
    virtual ~Reader() = default;

    // What the reader looks for, for the message that nothing was recognised: "JSON or NDJSON".
    [[nodiscard]] virtual std::string_view name() const = 0;
    [[nodiscard]] virtual SniffResult sniff(const SourcePrefix& prefix) const = 0;
    // The first records, where the format leaves open how its fields are called.
    [[nodiscard]] virtual std::optional<RecordSample> sample(const SourcePrefix&) const { return {}; }
    // Cuts the stream from its start (the prefix included) to its end. The stream outlives the cutter.
    [[nodiscard]] virtual std::unique_ptr<BlockCutter> cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                              const ReadLimits& limits) const = 0;
    [[nodiscard]] virtual std::unique_ptr<BlockParser> parser(const ParserSettings& settings) const = 0;
};

} // namespace throughline
