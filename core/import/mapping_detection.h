// SPDX-License-Identifier: GPL-3.0-or-later
// Finds out which fields of a source mean what, where their names are none of the usual ones.
//
// From the first records: what the mapping at hand finds stays; other fields are taken by names that are like
// the usual ones and by what their values look like, each with a confidence. Below kLeastConfidence nothing
// is guessed: what is missing is said instead (spec 6, no. 28). Pure, any thread.
#pragma once

#include "core/import/field_mapping.h"
#include "core/import/record_sample.h"
#include "core/model/field_decision.h"

#include <string>
#include <vector>

namespace throughline {

inline constexpr double kLeastConfidence = 0.5;

struct MappingDetection {
    FieldMappingData mapping; // the one at hand, and what was found
    std::vector<FieldDecision> decisions;
    std::vector<std::string> missing; // "no field looks like a time; fields seen: /a, /b"

    [[nodiscard]] bool finds(ImportField field) const;
};

[[nodiscard]] MappingDetection detectMapping(const RecordSample& sample, const FieldMappingData& base);

} // namespace throughline
