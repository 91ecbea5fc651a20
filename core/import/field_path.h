// SPDX-License-Identifier: GPL-3.0-or-later
// Where a field stands in a record: keys from the outside in, and the two ways in which mappings spell them.
//
// "/ctx/traceId" is a JSON Pointer (RFC 6901) and says exactly where the field stands. "ctx.traceId" may
// stand at the top of a record or in one of its containers. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct FieldPath {
    std::vector<std::string> keys; // none: the spelling is empty or has an empty part
    bool exact = false;            // a JSON Pointer
};

[[nodiscard]] FieldPath parseFieldPath(std::string_view spelling);
// The JSON Pointer of a key in the object that a pointer names; "" is the record itself.
[[nodiscard]] std::string pointerTo(std::string_view object, std::string_view key);

} // namespace throughline
