// SPDX-License-Identifier: GPL-3.0-or-later
// RecordSplitter: cuts a stream of JSON into its records, with the place of each, in bounded memory.
//
// A record over the limit is stepped over and told with its size (spec 6, no. 2). Owned and used by one
// reader, on one thread; the stream outlives it.
#pragma once

#include "core/import/byte_stream.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace throughline {

enum class RecordShape : std::uint8_t {
    Lines,         // each line is a record (NDJSON)
    Values,        // the elements of an array, or values one after the other; on one line or many
    ObjectOfArrays // an object with one array per record kind: their elements
};

struct RecordSlice {
    enum class Kind : std::uint8_t {
        Record,
        LastLine,   // a record without an end of line: whole, or cut off
        TooLong,    // stepped over; `bytes` is its beginning
        Incomplete, // the stream ends inside it; `bytes` is its beginning
        Broken,     // its end cannot be told, `reason` says why; `bytes` is its beginning
        OpenArray   // no record: the stream ends where an array or object of arrays is still open
    };
    Kind kind = Kind::Record;
    std::string_view bytes; // without white space around; valid until the next call
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t line = 0;      // 1-based, where the record begins
    std::string_view recordKind; // the key of the array in an object of arrays; valid as long as `bytes`
    std::string_view reason;
};

class RecordSplitter {
public:
    virtual ~RecordSplitter() = default;

    // The next slice; false at the end. A failure of the stream comes after all slices before it, except that
    // of a cancelled load, which comes at once.
    [[nodiscard]] virtual Result<bool> next(RecordSlice& slice) = 0;
    // Whether the stream began with a UTF-8 byte order mark; known after the first call of next().
    [[nodiscard]] virtual bool hadByteOrderMark() const = 0;
};

[[nodiscard]] std::unique_ptr<RecordSplitter> makeRecordSplitter(ByteStream& stream, RecordShape shape,
                                                                 std::uint64_t maxRecordBytes);

} // namespace throughline
