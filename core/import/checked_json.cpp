// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/checked_json.h"

#include "core/import/json_scan.h"

#include <simdjson.h>

namespace throughline {

bool CheckedJson::check(std::string_view json)
{
    return m_repaired.read(json, [this](std::string_view text) {
        m_text = text;
        return simdjson::validate_utf8(text.data(), text.size()) && !findJsonFault(text);
    });
}

} // namespace throughline
