// SPDX-License-Identifier: GPL-3.0-or-later
// RecordSlice: where one record lies in a source, as it is cut out of the bytes, before anyone understands
// it.
//
// A value; the views are valid as long as the block that the slice belongs to. kReadablePadding bytes after a
// record may be read (never written): parsers read ahead in blocks.
#pragma once

#include "core/base/ids.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace throughline {

inline constexpr std::size_t kReadablePadding = 64;

struct RecordSlice {
    enum class Kind : std::uint8_t {
        Record,
        LastLine,   // a record without an end of line: whole, or cut off
        TooLong,    // stepped over; `bytes` is its beginning
        Incomplete, // the stream ends inside it; `bytes` is its beginning
        Broken,     // its end cannot be told, `reason` says why; `bytes` is its beginning
        LongMember, // no record: what a context says under the key `recordKind`, too long to be kept
        OpenArray   // no record: the stream ends where an array or object of arrays is still open
    };
    Kind kind = Kind::Record;
    std::string_view bytes; // without white space around
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t line = 0;      // where the record begins; counts as its block says
    std::string_view recordKind; // the key of the array that holds the record; empty where there is none
    std::string_view reason;
    ContextId context; // the innermost object around it that the layout names, numbered from 0 in each source
};

} // namespace throughline
