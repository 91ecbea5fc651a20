// SPDX-License-Identifier: GPL-3.0-or-later
// JsonLayout: where in a JSON source its records stand. Data that a reader derives from the first bytes, by
// which the source is cut into records. A value, any thread.
#pragma once

#include <string>
#include <vector>

namespace throughline {

struct JsonLayout {
    // Each line is one record (NDJSON). Else records are values, on one line or many, one after the other or
    // in arrays; an array whose elements so far are arrays is one of arrays, which are entered.
    bool lines = false;

    // Objects that are no records but hold them, from the outermost in: OTLP's {resourceSpans}, its elements
    // {scopeSpans}, theirs {spans}. Records are what stands under the keys of the last level.
    struct Level {
        std::vector<std::string> keys; // of the members to enter, an array of objects or a single one; empty:
                                       // each member that is an array
        bool context = false; // the other members of such an object say something about the records in it
    };
    std::vector<Level> levels; // none: the values themselves are the records
};

} // namespace throughline
