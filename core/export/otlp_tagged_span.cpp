// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/otlp_tagged_span.h"

#include "core/base/json_text.h"
#include "core/base/time.h"
#include "core/export/otlp_attribute.h"
#include "core/export/raw_members.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace throughline {

namespace {

namespace ondemand = simdjson::ondemand;
using Member = SourceRecord::Member;
using Tag = OtlpTaggedSpan::Tag;

template <std::size_t N>
bool isAmong(std::string_view key, const std::array<std::string_view, N>& keys)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// What an export writes itself. Which of several references is the parent tells their kind, as long as all
// are CHILD_OF.
constexpr std::array<std::string_view, 11> kJaegerKnown = {
    "traceID",       "traceId",  "spanID",    "spanId",    "parentSpanID", "parentSpanId",
    "operationName", "duration", "processID", "processId", "process"};
constexpr std::array<std::string_view, 6> kZipkinKnown = {"traceId", "id",   "parentId",
                                                          "name",    "kind", "duration"};

// visit(members) for each element; false where the list is none, or holds something that is no object.
template <class Visit>
bool eachObject(std::string_view list, Visit visit)
{
    const simdjson::padded_string padded(list);
    ondemand::parser parser;
    ondemand::document document;
    ondemand::array array;
    if (parser.iterate(padded).get(document) || document.get_array().get(array))
        return false;
    std::vector<Member> members;
    for (auto result : array) {
        ondemand::object object;
        members.clear();
        if (std::move(result).get_object().get(object) || !rawMembers(object, members) || !visit(members))
            return false;
    }
    return true;
}

// The first member of that name; empty where there is none.
std::string_view jsonOf(const std::vector<Member>& members, std::string_view key)
{
    const auto found =
        std::find_if(members.begin(), members.end(), [key](const Member& m) { return m.key == key; });
    return found == members.end() ? std::string_view() : found->json;
}

OtlpTagType typeNamed(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    constexpr std::array<std::pair<std::string_view, OtlpTagType>, 5> kTypes = {
        {{"string", OtlpTagType::Text},
         {"bool", OtlpTagType::Bool},
         {"int64", OtlpTagType::Integer},
         {"float64", OtlpTagType::Double},
         {"binary", OtlpTagType::Bytes}}};
    const auto found =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& t) { return t.first == name; });
    return found == kTypes.end() ? OtlpTagType::None : found->second;
}

Tag jaegerTag(const std::vector<Member>& members, bool ofElasticsearch)
{
    Tag tag;
    std::string_view value;
    OtlpTagType type = OtlpTagType::None;
    for (const Member& member : members) {
        if (member.key == "key")
            tag.key = textOfJson(member.json);
        else if (member.key == "type" || member.key == "vType")
            type = typeNamed(textOfJson(member.json));
        else if (value.empty())
            value = member.json;
    }
    if (ofElasticsearch && type == OtlpTagType::Bytes)
        type = OtlpTagType::Text;
    tag.text = textOfJson(value);
    tag.value = value.empty() ? "{}" : otlpValue(value, type);
    return tag;
}

// Microseconds, or the text of a time; nothing before 1970.
std::optional<TimeNs> timeOf(std::string_view json)
{
    const std::string text = textOfJson(json);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) {
        const bool fits = number >= 0 && number <= std::numeric_limits<TimeNs>::max() / kMicrosecond;
        return fits ? std::optional(number * kMicrosecond) : std::nullopt;
    }
    const std::optional<ParsedTime> parsed = parseTimeText(text);
    return parsed && parsed->time >= 0 ? std::optional(parsed->time) : std::nullopt;
}

void appendEvent(std::string& events, TimeNs time, std::string_view name, const std::string& attributes)
{
    events += events.empty() ? "{" : ",{";
    appendJsonMember(events, "timeUnixNano", fmt::format("{}", time));
    appendJsonMember(events, "name", name);
    if (!attributes.empty()) {
        appendJsonKey(events, "attributes");
        events += "[" + attributes + "]";
    }
    events += '}';
}

// A log is called by its field "event".
std::optional<std::string> eventsOfLogs(std::string_view list, bool ofElasticsearch)
{
    std::string events;
    const bool read = eachObject(list, [&](const std::vector<Member>& members) {
        const std::optional<TimeNs> time = timeOf(jsonOf(members, "timestamp"));
        const std::string_view json = jsonOf(members, "fields");
        const auto fields = jaegerTags(json.empty() || json == "null" ? "[]" : json, ofElasticsearch);
        if (!time || !fields)
            return false;
        const Tag* name = nullptr;
        std::string attributes;
        for (const Tag& field : *fields) {
            if (!name && field.key == "event")
                name = &field;
            else
                appendOtlpAttributeValue(attributes, field.key, field.value);
        }
        appendEvent(events, *time, name ? name->text : "log", attributes);
        return true;
    });
    return read ? std::optional(events) : std::nullopt;
}

std::optional<std::string> eventsOfAnnotations(std::string_view list)
{
    std::string events;
    const bool read = eachObject(list, [&](const std::vector<Member>& members) {
        const std::optional<TimeNs> time = timeOf(jsonOf(members, "timestamp"));
        const std::string_view value = jsonOf(members, "value");
        if (!time || value.empty() || members.size() != 2)
            return false;
        appendEvent(events, *time, textOfJson(value), {});
        return true;
    });
    return read ? std::optional(events) : std::nullopt;
}

std::optional<std::vector<Tag>> zipkinTags(std::string_view object)
{
    const simdjson::padded_string padded(object);
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object tags;
    std::vector<Member> members;
    if (parser.iterate(padded).get(document) || document.get_object().get(tags) || !rawMembers(tags, members))
        return std::nullopt;
    std::vector<Tag> read;
    for (const Member& member : members)
        read.push_back({std::string(member.key), textOfJson(member.json), otlpValue(member.json)});
    return read;
}

// Whether an endpoint says no more than the service, which stands in the resource.
bool isServiceAlone(std::string_view endpoint)
{
    const auto tags = endpoint.starts_with('{') ? zipkinTags(endpoint) : std::nullopt;
    return tags &&
           std::all_of(tags->begin(), tags->end(), [](const Tag& t) { return t.key == "serviceName"; });
}

bool saysNothing(std::string_view json)
{
    return json == "null" || json == "[]" || json == "{}";
}

} // namespace

bool isOfElasticsearch(const SourceRecord& record)
{
    const auto members = record.members();
    return std::any_of(members.begin(), members.end(),
                       [](const Member& member) { return member.key == "startTimeMillis"; });
}

std::optional<std::vector<Tag>> jaegerTags(std::string_view list, bool ofElasticsearch)
{
    std::vector<Tag> tags;
    const bool read = eachObject(list, [&](const std::vector<Member>& members) {
        tags.push_back(jaegerTag(members, ofElasticsearch));
        return !tags.back().key.empty() && members.size() <= 3;
    });
    return read ? std::optional(std::move(tags)) : std::nullopt;
}

std::optional<OtlpTaggedSpan::Format> OtlpTaggedSpan::formatNamed(std::string_view source)
{
    if (source == "Jaeger JSON")
        return Format::Jaeger;
    return source.starts_with("Zipkin v2") ? std::optional(Format::Zipkin) : std::nullopt;
}

OtlpTaggedSpan::OtlpTaggedSpan(Format format, const SourceRecord& record, bool timed)
    : m_whole(!record.members().empty() && record.strict())
{
    if (!m_whole)
        return;
    m_ofElasticsearch = isOfElasticsearch(record);
    for (const Member& member : record.members()) {
        if (saysNothing(member.json))
            continue;
        if (format == Format::Jaeger)
            readJaeger(member, timed);
        else
            readZipkin(member, timed);
    }
}

void OtlpTaggedSpan::readJaeger(const Member& member, bool timed)
{
    if (member.key == "tags") {
        if (auto tags = jaegerTags(member.json, m_ofElasticsearch))
            std::move(tags->begin(), tags->end(), std::back_inserter(m_tags));
        else
            keep(member);
    } else if (member.key == "logs") {
        if (const auto events = eventsOfLogs(member.json, m_ofElasticsearch))
            m_events += (m_events.empty() || events->empty() ? "" : ",") + *events;
        else
            keep(member);
    } else if (member.key == "flags" && (member.json == "0" || member.json == "1")) {
        m_flags = member.json; // sampled or not, as in OTLP; other bits mean something else there
    } else if (member.key == "references") {
        if (member.json.find("FOLLOWS_FROM") != std::string_view::npos)
            keep(member);
    } else if (!isAmong(member.key, kJaegerKnown) && !(member.key == "startTime" && timed)) {
        keep(member);
    }
}

void OtlpTaggedSpan::readZipkin(const Member& member, bool timed)
{
    if (member.key == "tags") {
        if (auto tags = zipkinTags(member.json))
            std::move(tags->begin(), tags->end(), std::back_inserter(m_tags));
        else
            keep(member);
    } else if (member.key == "annotations") {
        if (const auto events = eventsOfAnnotations(member.json))
            m_events += (m_events.empty() || events->empty() ? "" : ",") + *events;
        else
            keep(member);
    } else if (member.key == "localEndpoint") {
        if (!isServiceAlone(member.json))
            keep(member);
    } else if (!isAmong(member.key, kZipkinKnown) && !(member.key == "timestamp" && timed)) {
        keep(member);
    }
}

void OtlpTaggedSpan::keep(const Member& member)
{
    appendJsonKey(m_rest, member.key);
    m_rest += member.json;
}

} // namespace throughline
