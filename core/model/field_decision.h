// SPDX-License-Identifier: GPL-3.0-or-later
// FieldDecision: which field of a source's records was taken for which field of an event, and why.
//
// Part of the import report. A value, any thread.
#pragma once

#include <cstdint>
#include <string>

namespace throughline {

struct FieldDecision {
    enum class How : std::uint8_t { Spelling, Content, MappingFile };
    std::string field;       // as mapping files spell it: "causal_trace"
    std::string path;        // a JSON Pointer: "/ctx/traceId"
    How how = How::Spelling; // a usual name or one like it; what the values look like; what a person said
    double confidence = 1;   // 0 … 1
    double share = 0;        // of the first records: those in which it says something
};

} // namespace throughline
