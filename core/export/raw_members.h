// SPDX-License-Identifier: GPL-3.0-or-later
// The members of JSON objects as they are written, for an export to copy. Pure, any thread.
#pragma once

#include "core/export/source_record.h"

#include <simdjson.h>

#include <string_view>
#include <vector>

namespace throughline {

// Adds the members of an object. Keys lie in its parser, values in its text. False where the text cannot be
// taken apart.
[[nodiscard]] bool rawMembers(simdjson::ondemand::object& object, std::vector<SourceRecord::Member>& members);

// Without white space around.
[[nodiscard]] std::string_view trimmedJson(std::string_view json);

} // namespace throughline
