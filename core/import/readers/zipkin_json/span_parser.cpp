// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/zipkin_json/span_parser.h"

#include "core/import/attribute.h"
#include "core/import/json_walk.h"
#include "core/import/number_text.h"
#include "core/import/span_ids.h"

#include <array>
#include <optional>
#include <utility>

namespace throughline {

namespace {

constexpr int kMicroseconds = 3; // power of ten, to nanoseconds

struct KindName {
    std::string_view json;
    SpanKind kind;
    std::string_view type; // of a span without a name
};
constexpr std::array kKinds = {
    KindName{"CLIENT", SpanKind::Client, "client"},
    KindName{"SERVER", SpanKind::Server, "server"},
    KindName{"PRODUCER", SpanKind::Producer, "producer"},
    KindName{"CONSUMER", SpanKind::Consumer, "consumer"},
};
constexpr KindName kNoKind = {"", SpanKind::Unspecified, "unknown"};

const KindName& kindOf(std::string_view text)
{
    for (const KindName& name : kKinds) {
        if (name.json == text)
            return name;
    }
    return kNoKind;
}

} // namespace

struct SpanParser::Buffers {
    SpanIdBuffer trace, span, parent;
};

// One pass over one span; of a key that stands there twice the first one counts.
class SpanParser::Walk {
public:
    Walk(RawRecord& record, const FieldMapping& mapping)
        : m_mapping(mapping), m_record(record), m_attributes(attributeContainer(mapping))
    {}

    bool member(std::string_view key, JsonWalk& value)
    {
        if (key == "tags" && value.atObject())
            return tags(value);
        if (key == "localEndpoint" && value.atObject())
            return localEndpoint(value);
        if (key == "annotations" || key == "binaryAnnotations" || key == "binary_annotations")
            return annotations(key, value);
        RawValue* const field = fieldNamed(key);
        return field ? takeFirstScalar(value, *field) : value.passOver();
    }

    // Of a span whose text was whole.
    Outcome finish(Buffers& buffers)
    {
        if (m_version1)
            return Outcome::Version1;
        const std::string_view trace = normalTraceId(m_traceId.asText(), buffers.trace);
        const std::string_view span = normalSpanId(m_id.asText(), buffers.span);
        const std::string_view parent = normalSpanId(m_parentId.asText(), buffers.parent);
        if (trace.empty() && span.empty())
            return Outcome::NoIds;
        m_record.set(ImportField::Trace, trace);
        m_record.set(ImportField::Span, span);
        m_record.set(ImportField::Parent, parent == span ? std::string_view() : parent);
        const KindName& kind = kindOf(m_kind.asText());
        m_record.spanKind = kind.kind;
        m_record.set(ImportField::Type, m_name.asText().empty() ? kind.type : m_name.asText());
        m_record.set(ImportField::ClassName, m_serviceName.asText());
        setTimes();
        if (m_error.kind > RawValue::Kind::Null) { // whatever its value says
            m_record.status = EventStatus::Error;
            m_record.set(ImportField::Error, m_error.asText());
        }
        return Outcome::Span;
    }

private:
    RawValue* fieldNamed(std::string_view key)
    {
        const std::array<std::pair<std::string_view, RawValue*>, 7> fields = {{{"traceId", &m_traceId},
                                                                               {"id", &m_id},
                                                                               {"parentId", &m_parentId},
                                                                               {"kind", &m_kind},
                                                                               {"name", &m_name},
                                                                               {"timestamp", &m_timestamp},
                                                                               {"duration", &m_duration}}};
        for (const auto& [name, field] : fields) {
            if (name == key)
                return field;
        }
        return nullptr;
    }

    bool tags(JsonWalk& value)
    {
        return eachScalarMember(value, [this](std::string_view key, const RawValue& tag) {
            if (key == "error" && m_error.kind == RawValue::Kind::Absent)
                m_error = tag;
            offerAttribute(m_record, m_mapping, m_attributes, key, tag);
        });
    }

    bool localEndpoint(JsonWalk& value)
    {
        return value.eachMember([this](std::string_view key, JsonWalk& member) {
            const bool isName = key == "serviceName" && member.front() == '"';
            return isName ? takeFirstScalar(member, m_serviceName) : member.passOver();
        });
    }

    bool annotations(std::string_view key, JsonWalk& value)
    {
        std::string_view json;
        if (!value.passOver(json))
            return false;
        m_version1 |= key != "annotations" || hasVersion1Annotations(json);
        return true;
    }

    // 0 means that there is none; what cannot be read is left to the sink, which reports it.
    void setTimes()
    {
        m_record.time = scaledDecimal(m_timestamp.asText(), kMicroseconds).value_or(0);
        if (*m_record.time <= 0) {
            m_record.time = kNoTime;
            m_record.offer(0, {.field = ImportField::Time}, {}, m_timestamp);
        }
        const auto duration = scaledDecimal(m_duration.asText(), kMicroseconds);
        if (duration)
            m_record.duration = *duration == 0 ? kNoDuration : *duration;
        else if (m_duration.says())
            m_record.offer(0, {.field = ImportField::Microseconds}, {}, m_duration);
        else
            m_record.duration = kNoDuration;
    }

    const FieldMapping& m_mapping;
    RawRecord& m_record;
    std::uint8_t m_attributes;
    RawValue m_traceId, m_id, m_parentId, m_kind, m_name, m_timestamp, m_duration, m_serviceName, m_error;
    bool m_version1 = false;
};

SpanParser::SpanParser(const FieldMapping& mapping, JsonRecords& json)
    : m_mapping(mapping), m_json(json), m_buffers(std::make_unique<Buffers>())
{}

SpanParser::~SpanParser() = default;

SpanParser::Outcome SpanParser::parse(std::string_view json, RawRecord& record)
{
    std::optional<Walk> walk = m_json.readInto<Walk>(record, json, m_mapping);
    return walk ? walk->finish(*m_buffers) : Outcome::NotJson;
}

bool hasVersion1Annotations(std::string_view annotations)
{
    constexpr std::string_view kEndpoint = "\"endpoint\"";
    for (std::size_t found = annotations.find(kEndpoint); found != std::string_view::npos;
         found = annotations.find(kEndpoint, found + 1)) {
        if (trimJsonSpace(annotations.substr(found + kEndpoint.size())).starts_with(':'))
            return true;
    }
    return false;
}

} // namespace throughline
