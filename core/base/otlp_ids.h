// SPDX-License-Identifier: GPL-3.0-or-later
// Ids of traces and spans as OTLP writes them: 32 and 16 hex digits, not all of them zero.
//
// The digits of a UUID are those of a trace id, and digits that lack get zeros in front. From any other text
// digits are made by hashing, always the same. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

struct OtlpId {
    std::string digits;
    bool exact = false; // an import makes the text of the digits
};

[[nodiscard]] OtlpId otlpTraceId(std::string_view text);
[[nodiscard]] OtlpId otlpSpanId(std::string_view text);

} // namespace throughline
