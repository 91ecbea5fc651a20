// SPDX-License-Identifier: GPL-3.0-or-later
// What simdjson's on-demand parser finds, as raw values. For sources of readers; no header includes it.
//
// simdjson checks text only as far as it is walked, so what is passed over is checked here. All functions
// return false where the text is no JSON. Views point into the text or into the parser's buffer.
#pragma once

#include "core/import/json_scan.h"
#include "core/import/raw_record.h"
#include "core/import/record_slice.h"

#include <simdjson.h>

#include <string_view>

namespace throughline {

static_assert(kReadablePadding >= simdjson::SIMDJSON_PADDING,
              "simdjson reads ahead no further than we allow");

[[nodiscard]] inline bool keyOf(simdjson::ondemand::field& field, std::string_view& key)
{
    const char* const start = field.key().raw();
    const char* end = start;
    while (*end != '"' && *end != '\\')
        ++end;
    if (*end == '\\')
        return !field.unescaped_key().get(key);
    key = {start, static_cast<std::size_t>(end - start)};
    return true;
}

// A scalar as it stands there; of a value that holds others the bracket it begins with.
[[nodiscard]] inline std::string_view tokenOf(simdjson::ondemand::value& value)
{
    return trimJsonSpace(value.raw_json_token());
}

[[nodiscard]] inline bool scalarOf(simdjson::ondemand::value& value, std::string_view token, RawValue& raw)
{
    if (token.starts_with('"')) {
        raw.kind = RawValue::Kind::Text;
        if (token.find('\\') != std::string_view::npos)
            return !value.get_string().get(raw.text);
        raw.text = token.substr(1, token.size() - 2);
        return token.size() >= 2 && token.back() == '"';
    }
    if (token == "null")
        raw.kind = RawValue::Kind::Null;
    else if (token == "true")
        raw.kind = RawValue::Kind::True;
    else if (token == "false")
        raw.kind = RawValue::Kind::False;
    else if (isJsonNumber(token))
        raw = {RawValue::Kind::Number, token};
    else
        return false;
    return true;
}

// Passes over any value; `depth` is how many levels it lies below the top. `json` becomes its text.
[[nodiscard]] inline bool passOver(simdjson::ondemand::value& value, std::size_t depth,
                                   std::string_view& json)
{
    json = tokenOf(value);
    if (json.starts_with('{')) {
        simdjson::ondemand::object nested;
        if (value.get_object().get(nested) || nested.raw_json().get(json))
            return false;
    } else if (json.starts_with('[')) {
        simdjson::ondemand::array nested;
        if (value.get_array().get(nested) || nested.raw_json().get(json))
            return false;
    } else {
        return isJsonScalar(json);
    }
    return !findJsonFault(trimJsonSpace(json), kJsonDepthLimit - depth);
}

} // namespace throughline
