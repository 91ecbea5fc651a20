// SPDX-License-Identifier: GPL-3.0-or-later
// ValueProfile: what the values of one field of a sample look like. Pure, any thread.
#pragma once

#include "core/import/record_sample.h"

#include <cstdint>
#include <string_view>

namespace throughline {

// Counts of values that say something.
struct ValueProfile {
    std::uint32_t saying = 0;
    std::uint32_t distinct = 0;
    std::uint32_t timeTexts = 0; // RFC 3339 and the like
    std::uint32_t epochs = 0;    // numbers that may be times
    std::uint32_t durationTexts = 0;
    std::uint32_t numbers = 0; // as JSON or as text
    std::uint32_t flags = 0;   // true, false
    std::uint32_t uuids = 0;
    std::uint32_t hexTraces = 0; // 32 hex digits
    std::uint32_t entities = 0;  // kind:id
    std::uint32_t words = 0;     // short texts of letters that may name something

    // The part of the values that is counted so.
    [[nodiscard]] double part(std::uint32_t count) const
    {
        return saying == 0 ? 0 : static_cast<double>(count) / static_cast<double>(saying);
    }
    [[nodiscard]] double times() const { return part(timeTexts + epochs); }
};

[[nodiscard]] ValueProfile profileOf(const SampledField& field);
// Whether a value can be read as a time.
[[nodiscard]] bool isTime(const RawValue& value);

} // namespace throughline
