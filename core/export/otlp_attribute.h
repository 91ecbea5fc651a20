// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes of OTLP JSON: {"key":…,"value":{"stringValue":…}}, and values of other types. Pure, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace throughline {

// Behind a comma where an element stands before.
void appendOtlpAttribute(std::string& list, std::string_view key, std::string_view text);
// `value` is an AnyValue: {"intValue":"1"}.
void appendOtlpAttributeValue(std::string& list, std::string_view key, std::string_view value);

// How a tag says what type it has: Jaeger's "int64" or "INT64", …; none where its JSON tells.
enum class OtlpTagType : std::uint8_t { None, Text, Bool, Integer, Double, Bytes };

// A JSON value as an AnyValue. What is not of its type is a text.
[[nodiscard]] std::string otlpValue(std::string_view json, OtlpTagType type = OtlpTagType::None);
// The text of a JSON string; of anything else its JSON.
[[nodiscard]] std::string textOfJson(std::string_view json);

} // namespace throughline
