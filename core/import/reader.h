// SPDX-License-Identifier: GPL-3.0-or-later
// Reader: one format. Says whether a source is its own and hands the records in it to the sink.
//
// Readers have no state and may be used by several threads at once; they know the sink and nothing behind it,
// and never another reader. To add a format: a folder in readers/ and a line in reader_list.cpp.
#pragma once

#include "core/import/byte_stream.h"
#include "core/import/record_sink.h"

#include <cstdint>
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
    bool whole = false; // nothing follows
};
inline constexpr std::size_t kSniffBytes = 64 << 10;

struct ReadLimits {
    std::uint64_t maxRecordBytes = 16ULL << 20;
};

class Reader {
public:
    virtual ~Reader() = default;

    // What the reader looks for, for the message that nothing was recognised: "JSON or NDJSON".
    [[nodiscard]] virtual std::string_view name() const = 0;
    [[nodiscard]] virtual SniffResult sniff(const SourcePrefix& prefix) const = 0;
    // Reads the stream from its start (the prefix included) to its end. What is wrong with records goes to
    // the sink; the result fails only where the stream does. Progress and cancelling are the stream's, block
    // by block.
    [[nodiscard]] virtual Result<void> read(ByteStream& stream, const SourcePrefix& prefix, RecordSink& sink,
                                            const ReadLimits& limits) const = 0;
};

} // namespace throughline
