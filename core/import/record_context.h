// SPDX-License-Identifier: GPL-3.0-or-later
// RecordContext: an object of a source that holds records and says something about all of them, such as a
// trace of Jaeger with its processes or a resource of OTLP with its attributes.
//
// Cut out beside the records in it, which may come before or after what is said. A value; its texts are its
// own.
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace throughline {

struct RecordContext {
    struct Member {
        std::string key;
        std::string json; // the whole value
        std::uint64_t offset = 0;
    };
    ContextId id;                // numbered from 0 in each source, as slices name them
    ContextId parent;            // the context around it; none for the outermost
    std::uint8_t level = 0;      // of the layout
    std::vector<Member> members; // all but those that are entered, and those too long to be kept
};

// What a reader understands of a context. What it does not say, the context around it may.
struct ContextMeaning {
    std::string className; // of the records in it
    std::string trace;     // the trace id of those that name none
    // The class of those records that name a key: Jaeger's processes by processID.
    std::vector<std::pair<std::string, std::string>> classOfKey;
};

} // namespace throughline
