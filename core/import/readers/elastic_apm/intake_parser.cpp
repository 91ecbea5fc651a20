// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/elastic_apm/intake_parser.h"

#include "core/import/attribute.h"
#include "core/import/json_walk.h"
#include "core/import/number_text.h"
#include "core/import/span_link_list.h"
#include "core/import/status_text.h"
#include "core/model/span_kind.h"

#include <array>
#include <optional>
#include <utility>

namespace throughline {

namespace {

constexpr int kMicroseconds = 3; // powers of ten, to nanoseconds
constexpr int kMilliseconds = 6;

// The member of an object that is under `key`, by `take`; all others are passed over.
template <class Take>
bool takeMember(JsonWalk& object, std::string_view key, Take take)
{
    if (!object.atObject())
        return object.passOver();
    return object.eachMember(
        [&](std::string_view name, JsonWalk& value) { return name == key ? take(value) : value.passOver(); });
}

bool takeScalarMember(JsonWalk& object, std::string_view key, RawValue& taken)
{
    return takeMember(object, key, [&](JsonWalk& value) { return takeFirstScalar(value, taken); });
}

} // namespace

// One pass over one line.
class IntakeParser::Walk {
public:
    Walk(RawRecord& record, const FieldMapping& mapping)
        : m_mapping(mapping), m_record(record), m_attributes(attributeContainer(mapping))
    {}

    bool member(std::string_view key, JsonWalk& value)
    {
        const bool isEvent = key == "transaction" || key == "span" || key == "error";
        if (m_kind.empty())
            m_kind = key;
        if (!isEvent || m_read || !value.atObject())
            return value.passOver();
        m_kind = key;
        m_read = true;
        return value.eachMember(
            [this](std::string_view name, JsonWalk& inner) { return eventMember(name, inner); });
    }

    [[nodiscard]] bool isEvent() const { return m_read; }
    // The key of the event, else the first one of the line.
    [[nodiscard]] std::string_view kind() const { return m_kind; }

    // Of an event whose text was whole.
    void finish()
    {
        const bool isError = m_kind == "error";
        m_record.set(isError ? ImportField::Id : ImportField::Span, m_id.asText());
        m_record.set(ImportField::Trace, m_trace.asText());
        m_record.set(ImportField::Parent, m_parent.asText());
        m_record.set(ImportField::Type, typeOf(isError));
        if (m_service.says())
            m_record.set(ImportField::ClassName, m_service.asText());
        if (m_user.says())
            m_record.set(ImportField::User, m_user.asText());
        m_record.spanKind = spanKindNamed(m_spanKind.asText());
        m_record.status = isError ? EventStatus::Error : statusOf(m_outcome);
        m_record.set(ImportField::Error, message());
        setTimes();
    }

private:
    bool eventMember(std::string_view key, JsonWalk& value)
    {
        if (key == "context")
            return value.atObject() ? context(value) : value.passOver();
        if (key == "otel")
            return takeScalarMember(value, "span_kind", m_spanKind);
        if (key == "exception")
            return exception(value);
        if (key == "log")
            return takeScalarMember(value, "message", m_logMessage);
        if (key == "links" && value.atArray())
            return links(value);
        RawValue* const field = fieldNamed(key);
        return field ? takeFirstScalar(value, *field) : value.passOver();
    }

    RawValue* fieldNamed(std::string_view key)
    {
        const std::array<std::pair<std::string_view, RawValue*>, 8> fields = {{{"id", &m_id},
                                                                               {"trace_id", &m_trace},
                                                                               {"parent_id", &m_parent},
                                                                               {"name", &m_name},
                                                                               {"type", &m_type},
                                                                               {"timestamp", &m_timestamp},
                                                                               {"duration", &m_duration},
                                                                               {"outcome", &m_outcome}}};
        for (const auto& [name, field] : fields) {
            if (name == key)
                return field;
        }
        return nullptr;
    }

    bool context(JsonWalk& value)
    {
        return value.eachMember([this](std::string_view key, JsonWalk& member) {
            if (key == "service")
                return takeScalarMember(member, "name", m_service);
            if (key == "user")
                return takeScalarMember(member, "id", m_user);
            return key == "tags" && member.atObject() ? tags(member) : member.passOver();
        });
    }

    bool tags(JsonWalk& value)
    {
        return eachScalarMember(value, [this](std::string_view key, const RawValue& tag) {
            offerAttribute(m_record, m_mapping, m_attributes, key, tag);
        });
    }

    bool exception(JsonWalk& value)
    {
        if (!value.atObject())
            return value.passOver();
        return value.eachMember([this](std::string_view key, JsonWalk& member) {
            if (key == "message")
                return takeFirstScalar(member, m_message);
            return key == "type" ? takeFirstScalar(member, m_exceptionType) : member.passOver();
        });
    }

    bool links(JsonWalk& value)
    {
        std::string_view json;
        if (!value.passOver(json))
            return false;
        m_record.offer(0, {.field = ImportField::SpanLinks}, {}, {RawValue::Kind::Text, json});
        return true;
    }

    [[nodiscard]] std::string_view typeOf(bool isError) const
    {
        if (isError)
            return m_exceptionType.asText().empty() ? m_kind : m_exceptionType.asText();
        if (!m_name.asText().empty())
            return m_name.asText();
        return m_type.asText().empty() ? m_kind : m_type.asText();
    }

    [[nodiscard]] std::string_view message() const
    {
        return m_message.asText().empty() ? m_logMessage.asText() : m_message.asText();
    }

    // What cannot be read is left to the sink, which reports it.
    void setTimes()
    {
        m_record.time = scaledDecimal(m_timestamp.asText(), kMicroseconds).value_or(0);
        if (*m_record.time <= 0) {
            m_record.time = kNoTime;
            m_record.offer(0, {.field = ImportField::Time}, {}, m_timestamp);
        }
        const auto duration = scaledDecimal(m_duration.asText(), kMilliseconds);
        if (!duration && m_duration.says())
            m_record.offer(0, {.field = ImportField::Milliseconds}, {}, m_duration);
        else
            m_record.duration = duration.value_or(kNoDuration);
    }

    const FieldMapping& m_mapping;
    RawRecord& m_record;
    std::uint8_t m_attributes;
    std::string_view m_kind;
    bool m_read = false;
    RawValue m_id, m_trace, m_parent, m_name, m_type, m_timestamp, m_duration, m_outcome;
    RawValue m_service, m_user, m_spanKind, m_message, m_exceptionType, m_logMessage;
};

IntakeParser::IntakeParser(const ParserSettings& settings)
    : RecordParser(settings.limits), m_mapping(settings.mapping)
{}

ContextMeaning IntakeParser::meaningOf(const RecordContext& context)
{
    ContextMeaning meaning;
    UnescapedTexts texts;
    for (const RecordContext::Member& member : context.members) {
        if (member.key == "metadata" && meaning.className.empty())
            meaning.className = texts.textOf(memberAt(member.json, {"service", "name"}));
    }
    return meaning;
}

void IntakeParser::parseRecord(const RecordSlice& slice, RecordSink& sink)
{
    if (!isJsonObject(slice.bytes))
        return rejectJson(sink, slice);
    std::optional<Walk> walk = json().readInto<Walk>(m_record, slice.bytes, m_mapping);
    if (!walk)
        return rejectJson(sink, slice);
    if (!walk->isEvent())
        return rejectSlice(sink, slice, ProblemCode::NoEvents,
                           {"\"" + std::string(walk->kind()) + "\" is no transaction, span or error"});
    walk->finish();
    m_linkTexts.clear();
    (void)readSpanLinkList(m_record, m_linkTexts); // anything else stays in the payload
    m_record.takePlace(slice);
    m_record.recordKind = {};
    sink.accept(m_record);
}

} // namespace throughline
