// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/otlp_attribute.h"

#include "core/base/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace throughline {

namespace {

bool isInteger(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

// As JSON writes numbers.
bool isNumber(std::string_view text)
{
    const bool begins =
        !text.empty() && (text.front() == '-' || (text.front() >= '0' && text.front() <= '9'));
    return begins && nlohmann::json::accept(text);
}

bool isBase64(std::string_view text)
{
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    const auto isDigit = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
               c == '/';
    };
    return text.size() % 4 == 0 &&
           std::all_of(text.begin(), text.end() - static_cast<std::ptrdiff_t>(padding), isDigit);
}

OtlpTagType typeOfJson(std::string_view json, std::string_view text)
{
    if (json == "true" || json == "false")
        return OtlpTagType::Bool;
    if (json.starts_with('"') || !isNumber(text))
        return OtlpTagType::Text;
    return isInteger(text) ? OtlpTagType::Integer : OtlpTagType::Double;
}

std::string jsonText(std::string_view text)
{
    std::string json;
    appendJsonText(json, text);
    return json;
}

} // namespace

void appendOtlpAttribute(std::string& list, std::string_view key, std::string_view text)
{
    appendOtlpAttributeValue(list, key, "{\"stringValue\":" + jsonText(text) + "}");
}

void appendOtlpAttributeValue(std::string& list, std::string_view key, std::string_view value)
{
    if (!list.empty() && list.back() != '[')
        list += ',';
    list += '{';
    appendJsonMember(list, "key", key);
    appendJsonKey(list, "value");
    list.append(value).append("}");
}

std::string otlpValue(std::string_view json, OtlpTagType type)
{
    if (json == "null")
        return "{}";
    const std::string text = textOfJson(json);
    switch (type == OtlpTagType::None ? typeOfJson(json, text) : type) {
    case OtlpTagType::Bool:
        if (text == "true" || text == "false")
            return "{\"boolValue\":" + text + "}";
        break;
    case OtlpTagType::Integer: // of 64 bits: a text, as in all JSON of protocol buffers
        if (isInteger(text))
            return "{\"intValue\":\"" + text + "\"}";
        break;
    case OtlpTagType::Double:
        if (isNumber(text))
            return "{\"doubleValue\":" + text + "}";
        break;
    case OtlpTagType::Bytes:
        if (isBase64(text))
            return "{\"bytesValue\":\"" + text + "\"}";
        break;
    case OtlpTagType::None:
    case OtlpTagType::Text:
        break;
    }
    return "{\"stringValue\":" + jsonText(text) + "}";
}

std::string textOfJson(std::string_view json)
{
    if (!json.starts_with('"'))
        return std::string(json);
    const nlohmann::json text = nlohmann::json::parse(json, nullptr, false);
    return text.is_string() ? text.get<std::string>() : std::string(json);
}

} // namespace throughline
