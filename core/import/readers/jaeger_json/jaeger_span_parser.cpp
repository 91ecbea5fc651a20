// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/jaeger_json/jaeger_span_parser.h"

#include "core/base/time.h"
#include "core/import/attribute.h"
#include "core/import/encoded_ids.h"
#include "core/import/json_walk.h"
#include "core/import/number_text.h"
#include "core/import/span_record_parser.h"
#include "core/model/span_kind.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

namespace {

constexpr int kMicroseconds = 3; // power of ten, to nanoseconds

// Microseconds, or the text of a time.
std::optional<TimeNs> timeOf(const RawValue& value)
{
    if (const auto time = scaledDecimal(value.asText(), kMicroseconds))
        return time;
    const std::optional<ParsedTime> parsed = parseTimeText(value.asText());
    return parsed ? std::optional(parsed->time) : std::nullopt;
}

// Microseconds, or a number with its unit: "22938000ns", "0.5s".
std::optional<DurationNs> durationOf(std::string_view text)
{
    struct Unit {
        std::string_view name;
        int power; // of ten, to nanoseconds
    };
    static constexpr std::array kUnits = {Unit{"ns", 0}, Unit{"us", 3}, Unit{"\u00B5s", 3}, Unit{"ms", 6},
                                          Unit{"s", 9}};
    for (const Unit& unit : kUnits) {
        if (text.ends_with(unit.name))
            return scaledDecimal(text.substr(0, text.size() - unit.name.size()), unit.power);
    }
    return scaledDecimal(text, kMicroseconds);
}

bool isTrue(const RawValue& value)
{
    return value.kind == RawValue::Kind::True || value.asText() == "true";
}

struct Reference {
    std::string_view trace; // empty: the span's own
    std::string_view span;
    bool childOf = false;
};

bool isTraceId(std::string_view key)
{
    return key == "traceID" || key == "traceId";
}

bool isSpanId(std::string_view key)
{
    return key == "spanID" || key == "spanId";
}

// The name of the service in a process, of which nothing else is read.
bool readProcess(JsonWalk& process, RawValue& service)
{
    if (!process.atObject())
        return process.passOver();
    return process.eachMember([&](std::string_view key, JsonWalk& value) {
        return key == "serviceName" ? takeFirstScalar(value, service) : value.passOver();
    });
}

// One pass over one span.
class JaegerSpan {
public:
    static constexpr std::string_view kNameKey = "operationName";

    struct Buffers {
        SpanIdBuffer trace, span, parent;
        std::vector<Reference> references;
        SpanIdBuffers referenceIds;
    };

    JaegerSpan(RawRecord& record, const FieldMapping& mapping, Buffers& buffers)
        : m_mapping(mapping), m_record(record), m_buffers(buffers), m_attributes(attributeContainer(mapping))
    {
        m_buffers.references.clear();
        m_buffers.referenceIds.release();
    }

    bool member(std::string_view key, JsonWalk& value)
    {
        if (value.atArray()) {
            if (key == "tags")
                return value.eachElement([this](JsonWalk& tag) { return addTag(tag); });
            if (key == "references")
                return value.eachElement([this](JsonWalk& each) { return addReference(each); });
            return value.passOver();
        }
        if (key == "process")
            return readProcess(value, m_service);
        RawValue* const field = fieldNamed(key);
        return field ? takeFirstScalar(value, *field) : value.passOver();
    }

    // Of a span whose text was whole.
    void finish()
    {
        const std::string_view trace = decodedTraceId(m_traceId.asText(), m_buffers.trace);
        if (!trace.empty()) // else it is its trace's
            m_record.set(ImportField::Trace, trace);
        m_record.set(ImportField::Span, decodedSpanId(m_spanId.asText(), m_buffers.span));
        m_record.set(ImportField::Parent, takeParent(trace));
        m_record.set(ImportField::Type, unnamed() ? "unknown" : m_name.asText());
        if (m_service.says())
            m_record.set(ImportField::ClassName, m_service.asText());
        m_record.contextKey = m_processId.asText();
        m_record.spanKind = spanKindNamed(m_kind.asText());
        if (isTrue(m_error)) {
            m_record.status = EventStatus::Error;
            m_record.set(ImportField::Error, m_statusText.asText());
        } else if (m_statusCode.asText() == "OK") {
            m_record.status = EventStatus::Ok;
        }
        setTimes();
    }

    [[nodiscard]] bool unnamed() const { return m_name.asText().empty(); }

private:
    RawValue* fieldNamed(std::string_view key)
    {
        if (isTraceId(key))
            return &m_traceId;
        if (isSpanId(key))
            return &m_spanId;
        if (key == "operationName")
            return &m_name;
        if (key == "startTime")
            return &m_start;
        if (key == "duration")
            return &m_duration;
        if (key == "processID" || key == "processId")
            return &m_processId;
        return key == "parentSpanID" || key == "parentSpanId" ? &m_parentId : nullptr;
    }

    bool addTag(JsonWalk& tag)
    {
        if (!tag.atObject())
            return tag.passOver();
        RawValue key;
        RawValue value;
        const bool read = tag.eachMember([&](std::string_view name, JsonWalk& member) {
            if (name == "key")
                return takeFirstScalar(member, key);
            const bool isValue = name == "value" || name == "vStr" || name == "vBool" || name == "vInt64" ||
                                 name == "vFloat64";
            return isValue ? takeFirstScalar(member, value) : member.passOver();
        });
        if (RawValue* const known = knownTag(key.asText()))
            *known = known->kind == RawValue::Kind::Absent ? value : *known;
        else
            offerAttribute(m_record, m_mapping, m_attributes, key.asText(), value);
        return read;
    }

    // Tags that stand for what OpenTelemetry has fields for.
    RawValue* knownTag(std::string_view key)
    {
        if (key == "error")
            return &m_error;
        if (key == "span.kind")
            return &m_kind;
        if (key == "otel.status_code")
            return &m_statusCode;
        return key == "otel.status_description" ? &m_statusText : nullptr;
    }

    bool addReference(JsonWalk& reference)
    {
        if (!reference.atObject())
            return reference.passOver();
        RawValue type, trace, span;
        const bool read = reference.eachMember([&](std::string_view key, JsonWalk& value) {
            if (isTraceId(key))
                return takeFirstScalar(value, trace);
            if (isSpanId(key))
                return takeFirstScalar(value, span);
            return key == "refType" ? takeFirstScalar(value, type) : value.passOver();
        });
        const std::string_view traceId = decodedTraceId(trace.asText(), m_buffers.referenceIds.next());
        const std::string_view spanId = decodedSpanId(span.asText(), m_buffers.referenceIds.next());
        // Protobuf libraries leave away what is 0, and that is CHILD_OF.
        const bool childOf =
            type.kind == RawValue::Kind::Absent || type.asText() == "CHILD_OF" || type.asText() == "0";
        if (!spanId.empty())
            m_buffers.references.push_back({traceId, spanId, childOf});
        return read;
    }

    // The first CHILD_OF in the span's own trace, else the first FOLLOWS_FROM there, else what older spans
    // name; all other references become links.
    std::string_view takeParent(std::string_view trace)
    {
        const Reference* parent = nullptr;
        for (const Reference& reference : m_buffers.references) {
            const bool own = reference.trace.empty() || trace.empty() || reference.trace == trace;
            if (own && (!parent || (reference.childOf && !parent->childOf)))
                parent = &reference;
        }
        for (const Reference& reference : m_buffers.references) {
            if (&reference != parent)
                m_record.spanLinks.push_back({reference.trace, reference.span});
        }
        return parent ? parent->span : decodedSpanId(m_parentId.asText(), m_buffers.parent);
    }

    // A start of 0 means that there is none. What cannot be read is left to the sink, which reports it.
    void setTimes()
    {
        m_record.time = timeOf(m_start).value_or(0);
        if (*m_record.time <= 0) {
            m_record.time = kNoTime;
            m_record.offer(0, {.field = ImportField::Time}, {}, m_start);
        }
        const std::optional<DurationNs> duration = durationOf(m_duration.asText());
        if (duration || !m_duration.says())
            m_record.duration = duration.value_or(kNoDuration);
        else
            m_record.offer(0, {.field = ImportField::Microseconds}, {}, m_duration);
    }

    const FieldMapping& m_mapping;
    RawRecord& m_record;
    Buffers& m_buffers;
    std::uint8_t m_attributes;
    RawValue m_traceId, m_spanId, m_parentId, m_name, m_start, m_duration, m_processId, m_service;
    RawValue m_error, m_kind, m_statusCode, m_statusText; // tags
};

class JaegerParser final : public SpanRecordParser<JaegerSpan> {
public:
    using SpanRecordParser::SpanRecordParser;

    // The services of a trace's processes by their ids, and its id. What cannot be read says nothing.
    ContextMeaning meaningOf(const RecordContext& trace) override
    {
        ContextMeaning meaning;
        for (const RecordContext::Member& member : trace.members) {
            const std::string_view text = member.json;
            if (isTraceId(member.key) && text.size() >= 2 && text.starts_with('"')) {
                meaning.trace = decodedTraceId(text.substr(1, text.size() - 2), buffers().trace);
            } else if (member.key == "processes") {
                const auto visit = [&](std::string_view key, JsonWalk& value) {
                    RawValue service;
                    const bool read = readProcess(value, service);
                    if (service.says())
                        meaning.classOfKey.emplace_back(key, service.asText());
                    return read;
                };
                (void)json().readUnpadded(text, visit); // what was read before a fault stays
            }
        }
        return meaning;
    }
};

} // namespace

std::unique_ptr<BlockParser> jaegerSpanParser(const ParserSettings& settings)
{
    return std::make_unique<JaegerParser>(settings);
}

} // namespace throughline
