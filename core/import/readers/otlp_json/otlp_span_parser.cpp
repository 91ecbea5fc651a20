// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/otlp_json/otlp_span_parser.h"

#include "core/base/translation.h"
#include "core/import/attribute.h"
#include "core/import/encoded_ids.h"
#include "core/import/json_walk.h"
#include "core/import/number_text.h"
#include "core/import/span_record_parser.h"
#include "core/model/own_attributes.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <vector>

namespace throughline {

namespace {

constexpr std::size_t kMostLevels = 8; // of lists of pairs in values that are entered
constexpr std::size_t kMostSeen = 64;  // keys that are compared

struct KindName {
    std::string_view number;
    std::string_view name;
    SpanKind kind;
    std::string_view type; // of a span without a name
};
constexpr std::array kKinds = {
    KindName{"1", "SPAN_KIND_INTERNAL", SpanKind::Internal, "internal"},
    KindName{"2", "SPAN_KIND_SERVER", SpanKind::Server, "server"},
    KindName{"3", "SPAN_KIND_CLIENT", SpanKind::Client, "client"},
    KindName{"4", "SPAN_KIND_PRODUCER", SpanKind::Producer, "producer"},
    KindName{"5", "SPAN_KIND_CONSUMER", SpanKind::Consumer, "consumer"},
};
constexpr KindName kNoKind = {"0", "SPAN_KIND_UNSPECIFIED", SpanKind::Unspecified, "unknown"};

const KindName& kindOf(std::string_view text)
{
    for (const KindName& kind : kKinds) {
        if (text == kind.number || text == kind.name)
            return kind;
    }
    return kNoKind;
}

// A pair's key, and its value where that is a scalar; what else it may be goes to `enter`, if the key came
// first, as it does everywhere.
template <class Enter>
bool readPair(JsonWalk& pair, RawValue& key, RawValue& value, Enter enter)
{
    return pair.eachMember([&](std::string_view name, JsonWalk& member) {
        if (name == "key")
            return takeFirstScalar(member, key);
        if (name != "value" || !member.atObject())
            return member.passOver();
        return member.eachMember([&](std::string_view type, JsonWalk& typed) {
            if (type == "stringValue" || type == "intValue" || type == "boolValue" || type == "doubleValue" ||
                type == "string_value" || type == "int_value" || type == "bool_value" ||
                type == "double_value")
                return takeFirstScalar(typed, value);
            if (type == "kvlistValue" || type == "kvlist_value")
                return enter(typed);
            return typed.passOver();
        });
    });
}

// Attributes in which an export of ours keeps what a span has no room for; what is there is exact.
struct OwnAttributes {
    RawValue id, trace, span, parent, time, duration, error;

    // None for all other keys.
    RawValue* named(std::string_view key)
    {
        if (!key.starts_with(kOwnPrefix))
            return nullptr;
        const std::pair<std::string_view, RawValue*> names[] = {
            {kOwnId, &id},     {kOwnTrace, &trace},       {kOwnSpan, &span},  {kOwnParent, &parent},
            {kOwnTime, &time}, {kOwnDuration, &duration}, {kOwnError, &error}};
        const auto found = std::find_if(std::begin(names), std::end(names),
                                        [key](const auto& name) { return name.first == key; });
        return found == std::end(names) ? nullptr : found->second;
    }
};

bool isText(const RawValue& value)
{
    return value.kind == RawValue::Kind::Text;
}

// What attributes need beside the record, from span to span.
struct AttributeTexts {
    std::deque<std::string> names;      // joined by dots; never moves what it holds
    std::vector<std::string_view> seen; // keys that named an entity

    void clear()
    {
        names.clear();
        seen.clear();
    }
};

// A list of attributes, {"key":…,"value":{"stringValue":…}}. Lists of pairs in values are read as if their
// keys stood in the list itself, joined by dots; arrays and bytes name nothing.
class Attributes {
public:
    Attributes(AttributeTexts& texts, OwnAttributes& own, const FieldMapping& mapping, RawRecord& record)
        : m_texts(texts), m_own(own), m_mapping(mapping), m_record(record),
          m_container(attributeContainer(mapping))
    {}

    // `prefix` ends with a dot where it is not empty.
    bool list(JsonWalk& value, std::string_view prefix, std::size_t level)
    {
        return value.eachElement([&](JsonWalk& pair) {
            if (!pair.atObject())
                return pair.passOver();
            RawValue key;
            RawValue scalar;
            const bool read = readPair(pair, key, scalar, [&](JsonWalk& lists) {
                return enter(lists, nameOf(prefix, key.asText(), "."), level);
            });
            if (read && scalar.kind != RawValue::Kind::Absent)
                offer(nameOf(prefix, key.asText(), {}), scalar);
            return read;
        });
    }

private:
    bool enter(JsonWalk& lists, std::string_view prefix, std::size_t level)
    {
        if (!lists.atObject() || level + 1 >= kMostLevels)
            return lists.passOver();
        return lists.eachMember([&](std::string_view name, JsonWalk& values) {
            if (name != "values" || !values.atArray())
                return values.passOver();
            return list(values, prefix, level + 1);
        });
    }

    std::string_view nameOf(std::string_view prefix, std::string_view key, std::string_view suffix)
    {
        if (prefix.empty() && suffix.empty())
            return key;
        return m_texts.names.emplace_back(prefix).append(key).append(suffix);
    }

    // Of a key that names an entity twice the first one counts; fields see to that themselves.
    void offer(std::string_view key, const RawValue& value)
    {
        if (RawValue* const own = m_own.named(key)) {
            *own = value;
            return;
        }
        std::vector<std::string_view>& seen = m_texts.seen;
        if (key.ends_with("_id") && seen.size() < kMostSeen) {
            if (std::find(seen.begin(), seen.end(), key) != seen.end())
                return;
            seen.push_back(key);
        }
        offerAttribute(m_record, m_mapping, m_container, key, value);
    }

    AttributeTexts& m_texts;
    OwnAttributes& m_own;
    const FieldMapping& m_mapping;
    RawRecord& m_record;
    std::uint8_t m_container;
};

// The scalar of the first attribute with that key.
bool findAttribute(JsonWalk& value, std::string_view key, RawValue& found)
{
    return value.eachElement([&](JsonWalk& pair) {
        if (!pair.atObject())
            return pair.passOver();
        RawValue name;
        RawValue scalar;
        const bool read = readPair(pair, name, scalar, [&](JsonWalk& lists) { return lists.passOver(); });
        if (name.asText() == key && found.kind == RawValue::Kind::Absent)
            found = scalar;
        return read;
    });
}

// One pass over one span.
class OtlpSpan {
public:
    static constexpr std::string_view kNameKey = "name";

    struct Buffers {
        SpanIdBuffer trace, span, parent;
        SpanIdBuffers linkIds;
        AttributeTexts attributes;
    };

    OtlpSpan(RawRecord& record, const FieldMapping& mapping, Buffers& buffers)
        : m_mapping(mapping), m_record(record), m_buffers(buffers)
    {
        m_buffers.linkIds.release();
        m_buffers.attributes.clear();
    }

    bool member(std::string_view key, JsonWalk& value)
    {
        if (key == "attributes" && value.atArray())
            return Attributes(m_buffers.attributes, m_own, m_mapping, m_record).list(value, {}, 0);
        if (key == "links" && value.atArray())
            return value.eachElement([this](JsonWalk& link) { return addLink(link); });
        if (key == "status" && value.atObject())
            return value.eachMember([this](std::string_view name, JsonWalk& part) {
                if (name == "code")
                    return takeFirstScalar(part, m_code);
                return name == "message" ? takeFirstScalar(part, m_message) : part.passOver();
            });
        RawValue* const field = fieldNamed(key);
        return field ? takeFirstScalar(value, *field) : value.passOver();
    }

    // Of a span whose text was whole.
    void finish()
    {
        const KindName& kind = kindOf(m_kind.asText());
        m_record.spanKind = kind.kind;
        m_record.set(ImportField::Type, unnamed() ? kind.type : m_name.asText());
        m_record.set(ImportField::Trace, decodedTraceId(m_traceId.asText(), m_buffers.trace));
        m_record.set(ImportField::Span, decodedSpanId(m_spanId.asText(), m_buffers.span));
        m_record.set(ImportField::Parent, decodedSpanId(m_parentId.asText(), m_buffers.parent));
        setTimes();
        setStatus();
        setOwn();
    }

    [[nodiscard]] bool unnamed() const { return m_name.asText().empty(); }

private:
    RawValue* fieldNamed(std::string_view key)
    {
        if (key == "traceId" || key == "trace_id")
            return &m_traceId;
        if (key == "spanId" || key == "span_id")
            return &m_spanId;
        if (key == "parentSpanId" || key == "parent_span_id")
            return &m_parentId;
        if (key == "startTimeUnixNano" || key == "start_time_unix_nano")
            return &m_start;
        if (key == "endTimeUnixNano" || key == "end_time_unix_nano")
            return &m_end;
        if (key == "name")
            return &m_name;
        return key == "kind" ? &m_kind : nullptr;
    }

    bool addLink(JsonWalk& link)
    {
        if (!link.atObject())
            return link.passOver();
        RawValue trace;
        RawValue span;
        OwnAttributes own;
        const bool read = link.eachMember([&](std::string_view key, JsonWalk& value) {
            if (key == "attributes" && value.atArray())
                return readOwn(value, own);
            if (key == "traceId" || key == "trace_id")
                return takeFirstScalar(value, trace);
            return key == "spanId" || key == "span_id" ? takeFirstScalar(value, span) : value.passOver();
        });
        RawSpanLink ids = {decodedTraceId(trace.asText(), m_buffers.linkIds.next()),
                           decodedSpanId(span.asText(), m_buffers.linkIds.next())};
        ids.trace = isText(own.trace) ? own.trace.text : ids.trace;
        ids.span = isText(own.span) ? own.span.text : ids.span;
        if (!ids.span.empty())
            m_record.spanLinks.push_back(ids);
        return read;
    }

    static bool readOwn(JsonWalk& attributes, OwnAttributes& own)
    {
        return attributes.eachElement([&](JsonWalk& pair) {
            if (!pair.atObject())
                return pair.passOver();
            RawValue key;
            RawValue value;
            const bool read = readPair(pair, key, value, [](JsonWalk& lists) { return lists.passOver(); });
            if (RawValue* const named = own.named(key.asText()))
                *named = value;
            return read;
        });
    }

    // What an export of ours says wins over what stands in the span's own fields.
    void setOwn()
    {
        const std::pair<const RawValue*, ImportField> texts[] = {
            {&m_own.id, ImportField::Id},      {&m_own.trace, ImportField::Trace},
            {&m_own.span, ImportField::Span},  {&m_own.parent, ImportField::Parent},
            {&m_own.time, ImportField::Time},  {&m_own.duration, ImportField::Milliseconds},
            {&m_own.error, ImportField::Error}};
        for (const auto& [value, field] : texts) {
            if (isText(*value))
                m_record.set(field, value->text);
        }
        if (m_own.time.says())
            m_record.time.reset();
        if (m_own.duration.says())
            m_record.duration.reset();
        else if (isText(m_own.duration))
            m_record.duration = kNoDuration;
    }

    // 0 means that there is none. An end before its start tells nothing about how long the span took.
    void setTimes()
    {
        m_record.time = scaledDecimal(m_start.asText(), 0).value_or(0);
        const TimeNs end = scaledDecimal(m_end.asText(), 0).value_or(0);
        m_record.duration = kNoDuration;
        if (*m_record.time > 0 && end >= *m_record.time) {
            m_record.duration = end - *m_record.time;
        } else if (*m_record.time <= 0) {
            m_record.time = kNoTime;
            m_record.offer(0, {.field = ImportField::Time}, {}, m_start); // what the report shows
        }
    }

    // The message means something only beside an error.
    void setStatus()
    {
        const std::string_view code = m_code.asText();
        if (code == "2" || code == "STATUS_CODE_ERROR") {
            m_record.status = EventStatus::Error;
            m_record.set(ImportField::Error, m_message.asText());
        } else if (code == "1" || code == "STATUS_CODE_OK") {
            m_record.status = EventStatus::Ok;
        }
    }

    const FieldMapping& m_mapping;
    RawRecord& m_record;
    Buffers& m_buffers;
    OwnAttributes m_own;
    RawValue m_traceId, m_spanId, m_parentId, m_name, m_kind, m_start, m_end, m_code, m_message;
};

class OtlpParser final : public SpanRecordParser<OtlpSpan> {
public:
    using SpanRecordParser::SpanRecordParser;

    ContextMeaning meaningOf(const RecordContext& context) override
    {
        ContextMeaning meaning;
        for (const RecordContext::Member& member : context.members) {
            if (member.key == "resource" && meaning.className.empty())
                meaning.className = serviceOf(member.json);
        }
        return meaning;
    }

private:
    void parseRecord(const RecordSlice& slice, RecordSink& sink) override
    {
        if (slice.recordKind == kOtlpMetrics)
            rejectSlice(sink, slice, ProblemCode::NotASpan,
                        {told(phrase("problems", "metrics are not read"))});
        else if (slice.recordKind == kOtlpLogs || slice.recordKind == kOldOtlpLogs)
            rejectSlice(sink, slice, ProblemCode::NotASpan, {told(phrase("problems", "logs are not read"))});
        else
            SpanRecordParser::parseRecord(slice, sink);
    }

    // service.name of a resource; empty where it says none or cannot be read.
    std::string serviceOf(const std::string& resource)
    {
        RawValue service;
        const auto visit = [&](std::string_view key, JsonWalk& value) {
            if (key != "attributes" || !value.atArray())
                return value.passOver();
            return findAttribute(value, "service.name", service);
        };
        const bool read = json().readUnpadded(resource, visit);
        return read ? std::string(service.asText()) : std::string();
    }
};

} // namespace

std::unique_ptr<BlockParser> otlpSpanParser(const ParserSettings& settings)
{
    return std::make_unique<OtlpParser>(settings);
}

} // namespace throughline
