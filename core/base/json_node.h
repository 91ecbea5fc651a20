// SPDX-License-Identifier: GPL-3.0-or-later
// JsonNode: a small JSON document that a person wrote, each value with the line it stands on, so that what is
// wrong with it can be said where it is.
//
// For documents of a few hundred lines; exports are read by import/. A value, no ties to a thread.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct JsonNode {
    enum class Kind : std::uint8_t { Null, Boolean, Number, Text, Array, Object };

    Kind kind = Kind::Null;
    std::uint64_t line = 1;      // 1-based, where it begins
    std::string key;             // of a member of an object
    std::string text;            // of a Text
    std::vector<JsonNode> items; // of an Array, or the members of an Object, in the order of the document
};

// Parses a whole document. MalformedJson with its line, also where values are nested deeper than a document
// of this size needs; `name` is the document's, for the problem's place.
[[nodiscard]] Result<JsonNode> parseJsonNode(std::string_view json, const std::string& name);

} // namespace throughline
