// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/otlp_source_span.h"

#include "core/base/json_text.h"
#include "core/model/own_attributes.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

using Json = nlohmann::ordered_json;
namespace ondemand = simdjson::ondemand;

constexpr std::array<std::string_view, 12> kWritten = {"traceId",
                                                       "trace_id",
                                                       "spanId",
                                                       "span_id",
                                                       "parentSpanId",
                                                       "parent_span_id",
                                                       "name",
                                                       "kind",
                                                       "startTimeUnixNano",
                                                       "start_time_unix_nano",
                                                       "endTimeUnixNano",
                                                       "end_time_unix_nano"};
constexpr std::array kOwn = {kOwnId, kOwnTrace, kOwnSpan, kOwnParent, kOwnTime, kOwnDuration, kOwnError};

bool isOwn(std::string_view attribute)
{
    if (attribute.find(kOwnPrefix) == std::string_view::npos)
        return false;
    const Json json = Json::parse(attribute, nullptr, false);
    const auto key = json.is_object() ? json.find("key") : json.end();
    return json.is_object() && key != json.end() && key->is_string() &&
           std::find(kOwn.begin(), kOwn.end(), key->get_ref<const std::string&>()) != kOwn.end();
}

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string withoutBrackets(std::string_view json)
{
    json.remove_prefix(1);
    json.remove_suffix(1);
    const std::size_t first = json.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string() : std::string(json);
}

// The elements of a list of attributes without those of our own, else as they are.
std::string otherAttributes(std::string_view json)
{
    if (json.find(kOwnPrefix) == std::string_view::npos)
        return json.starts_with('[') ? withoutBrackets(json) : std::string();
    const simdjson::padded_string padded(json);
    ondemand::parser parser;
    ondemand::document document;
    ondemand::array list;
    if (parser.iterate(padded).get(document) || document.get_array().get(list))
        return {};
    std::string others;
    for (auto result : list) {
        ondemand::object attribute;
        std::string_view text;
        if (std::move(result).get_object().get(attribute) || attribute.raw_json().get(text))
            return others; // what is no object is no attribute
        if (!isOwn(text))
            others.append(others.empty() ? "" : ",").append(text);
    }
    return others;
}

// Whether the link has one of two spellings of an id that is a text, and not empty.
bool namesSpan(const Json& link)
{
    for (const char* const key : {"spanId", "span_id"}) {
        const auto id = link.find(key);
        if (id != link.end())
            return id->is_string() && !id->get_ref<const std::string&>().empty();
    }
    return false;
}

} // namespace

OtlpSourceSpan::OtlpSourceSpan(const SourceRecord& record)
    : m_whole(!record.members().empty() && record.strict())
{
    if (!m_whole)
        return;
    for (const SourceRecord::Member& member : record.members()) {
        if (member.key == "attributes") {
            readAttributes(member.json);
        } else if (member.key == "links") {
            readLinks(member.json);
        } else if (member.key == "status" && member.json.starts_with('{')) {
            m_status = m_status.empty() ? member.json : m_status;
        } else if (std::find(kWritten.begin(), kWritten.end(), member.key) == kWritten.end()) {
            appendJsonKey(m_rest, member.key);
            m_rest += member.json;
        }
    }
}

void OtlpSourceSpan::readAttributes(std::string_view json)
{
    const std::string list = otherAttributes(json);
    m_attributes += (m_attributes.empty() || list.empty() ? "" : ",") + list;
}

void OtlpSourceSpan::readLinks(std::string_view json)
{
    const Json list = Json::parse(json, nullptr, false);
    for (const Json& element : list.is_array() ? list : Json::array()) {
        if (!element.is_object() || !namesSpan(element))
            continue;
        Link link;
        Json rest = element;
        if (const auto attributes = rest.find("attributes"); attributes != rest.end())
            link.attributes = otherAttributes(dumped(*attributes));
        for (const char* const key : {"traceId", "trace_id", "spanId", "span_id", "attributes"})
            rest.erase(key);
        link.rest = withoutBrackets(dumped(rest));
        m_links.push_back(std::move(link));
    }
}

} // namespace throughline
