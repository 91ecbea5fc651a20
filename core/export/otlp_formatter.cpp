// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/otlp_formatter.h"

#include "core/base/json_text.h"
#include "core/base/otlp_ids.h"
#include "core/export/known_fields.h"
#include "core/export/otlp_attribute.h"
#include "core/model/own_attributes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace throughline {

namespace {

constexpr std::string_view kFormat = "OTLP JSON";
// Known fields that stand as attributes under their own names.
constexpr std::array<std::string_view, 6> kPlain = {"contact_id", "user_id",        "causal_trace_id",
                                                    "context_id", "correlation_id", "updated_by"};

std::string fieldText(const Snapshot& snapshot, EventId e, std::string_view name)
{
    const auto fields = knownFields();
    const auto field =
        std::find_if(fields.begin(), fields.end(), [name](const KnownField& f) { return f.name == name; });
    return field->text(snapshot, e);
}

} // namespace

OtlpFormatter::OtlpFormatter(const Snapshot& snapshot, const OtlpGroups& groups)
    : EventFormatter(snapshot), m_groups(groups), m_processes(snapshot)
{}

void OtlpFormatter::append(EventId e, EventId previous, std::string& text)
{
    const bool together = previous && m_groups.together(previous, e);
    // The event before may be another formatter's.
    if (together && previous != m_last)
        m_resource = resourceOf(previous, readAgain(previous));
    const std::string before = std::exchange(m_resource, {});
    writeSpan(e);
    if (together && before == m_resource)
        text += ",\n";
    else if (previous)
        text.append(OtlpGroups::end()).append(",").append(m_groups.begin(e, m_resource));
    else
        text += m_groups.begin(e, m_resource);
    m_last = e;
    text += m_span;
    for (std::uint32_t i = 0; i < snapshot().events.repeats(e); ++i)
        text.append(",\n").append(m_span);
    countEvent();
}

std::string_view OtlpFormatter::sourceFormat(EventId e) const
{
    const SourceId source = snapshot().events.place(e).source;
    return source ? std::string_view(snapshot().report.sources()[source.index()].format) : std::string_view();
}

std::string OtlpFormatter::resourceOf(EventId e, const SourceRecord* record)
{
    const bool ofJaeger = OtlpTaggedSpan::formatNamed(sourceFormat(e)) == OtlpTaggedSpan::Format::Jaeger;
    return record && ofJaeger ? m_processes.attributesOf(e, *record) : std::string();
}

void OtlpFormatter::writeSpan(EventId e)
{
    const SourceRecord* const record = recordOf(e);
    std::optional<OtlpSourceSpan> source;
    if (record && sourceFormat(e) == kFormat)
        source.emplace(*record);
    m_resource = resourceOf(e, record);
    const bool copied = source && source->whole();
    m_span = "{";
    m_attributes.clear();
    m_tags.clear();
    m_keys.clear();
    writeIds(e);
    appendJsonMember(m_span, "name", snapshot().str(snapshot().events.type(e)));
    if (const SpanKind kind = snapshot().events.spanKind(e); kind != SpanKind::Unspecified) {
        appendJsonKey(m_span, "kind");
        m_span += fmt::format("{}", static_cast<int>(kind)); // both count from internal, 1
    }
    writeTimes(e);
    writeLinks(e, copied ? &*source : nullptr);
    writeStatus(e, copied ? &*source : nullptr);
    if (!copied) {
        const auto format = OtlpTaggedSpan::formatNamed(sourceFormat(e));
        std::optional<OtlpTaggedSpan> tagged;
        if (record && format)
            tagged.emplace(*format, *record, snapshot().events.timed(e));
        addOthers(e, record, tagged && tagged->whole() ? &*tagged : nullptr);
    } else if (!source->attributes().empty()) {
        m_attributes += (m_attributes.empty() ? "" : ",") + source->attributes();
    }
    if (copied && !source->rest().empty())
        m_span += "," + source->rest();
    if (!m_attributes.empty()) {
        appendJsonKey(m_span, "attributes");
        m_span += "[" + m_attributes + "]";
    }
    m_span += '}';
}

// What the span of another format says, as far as OTLP has room for it.
void OtlpFormatter::addOthers(EventId e, const SourceRecord* record, OtlpTaggedSpan* tagged)
{
    if (tagged)
        m_tags = std::move(tagged->tags());
    addFields(e);
    addReferences(e);
    addTags();
    const std::string original = tagged ? tagged->rest() : record ? record->json() : std::string();
    if (!original.empty())
        appendOtlpAttribute(m_attributes, kOwnOriginal, original);
    if (tagged && !tagged->events().empty()) {
        appendJsonKey(m_span, "events");
        m_span += "[" + tagged->events() + "]";
    }
    if (tagged && !tagged->flags().empty()) {
        appendJsonKey(m_span, "flags");
        m_span += tagged->flags();
    }
}

// An event without a trace or a span has one of its own here.
void OtlpFormatter::writeIds(EventId e)
{
    const EventStore& events = snapshot().events;
    const std::string trace = snapshot().str(events.traceName(events.trace(e)));
    const std::string span = snapshot().str(events.span(e));
    const std::string parent = snapshot().str(events.parent(e));
    const std::string self = fmt::format("event {} {}", e.index(), snapshot().eventName(e));
    OtlpId id = otlpTraceId(trace.empty() ? "trace of " + self : trace);
    m_traceDigits = id.digits;
    appendJsonMember(m_span, "traceId", id.digits);
    if (!id.exact)
        appendOtlpAttribute(m_attributes, kOwnTrace, trace);
    id = otlpSpanId(span.empty() ? self : span);
    appendJsonMember(m_span, "spanId", id.digits);
    if (!id.exact)
        appendOtlpAttribute(m_attributes, kOwnSpan, span);
    if (const StringId own = events.id(e))
        appendOtlpAttribute(m_attributes, kOwnId, snapshot().str(own));
    if (parent.empty())
        return;
    id = otlpSpanId(parent);
    appendJsonMember(m_span, "parentSpanId", id.digits);
    if (!id.exact)
        appendOtlpAttribute(m_attributes, kOwnParent, parent);
}

// A span has a start and an end, both after 1970.
void OtlpFormatter::writeTimes(EventId e)
{
    const TimeNs time = snapshot().events.time(e);
    const DurationNs duration = snapshot().events.duration(e);
    const TimeNs start = std::max<TimeNs>(time, 0);
    const bool ends = start > 0 && duration >= 0 && duration <= std::numeric_limits<TimeNs>::max() - start;
    const TimeNs end = ends ? start + duration : start;
    appendJsonMember(m_span, "startTimeUnixNano", fmt::format("{}", start));
    appendJsonMember(m_span, "endTimeUnixNano", fmt::format("{}", end));
    if (time != kNoTime && start == 0)
        appendOtlpAttribute(m_attributes, kOwnTime, formatTime(time));
    const DurationNs shown = start > 0 ? end - start : kNoDuration;
    if (shown != duration)
        appendOtlpAttribute(m_attributes, kOwnDuration, fieldText(snapshot(), e, "duration_ms"));
}

void OtlpFormatter::writeLinks(EventId e, const OtlpSourceSpan* source)
{
    const std::span<const SpanLink> links = snapshot().events.spanLinks(e);
    if (links.empty())
        return;
    const bool copied = source && source->links().size() == links.size();
    appendJsonKey(m_span, "links");
    m_span += '[';
    for (std::size_t i = 0; i < links.size(); ++i) {
        const std::string trace = snapshot().str(links[i].trace);
        const OtlpId traceId = trace.empty() ? OtlpId{m_traceDigits, false} : otlpTraceId(trace);
        const OtlpId spanId = otlpSpanId(snapshot().str(links[i].span));
        m_span += i == 0 ? "{" : ",{";
        appendJsonMember(m_span, "traceId", traceId.digits);
        appendJsonMember(m_span, "spanId", spanId.digits);
        std::string attributes;
        if (!traceId.exact)
            appendOtlpAttribute(attributes, kOwnTrace, trace);
        if (!spanId.exact)
            appendOtlpAttribute(attributes, kOwnSpan, snapshot().str(links[i].span));
        if (copied && !source->links()[i].attributes.empty())
            attributes += (attributes.empty() ? "" : ",") + source->links()[i].attributes;
        if (!attributes.empty()) {
            appendJsonKey(m_span, "attributes");
            m_span += "[" + attributes + "]";
        }
        if (copied && !source->links()[i].rest.empty())
            m_span += "," + source->links()[i].rest;
        m_span += '}';
    }
    m_span += ']';
}

void OtlpFormatter::writeStatus(EventId e, const OtlpSourceSpan* source)
{
    const EventStatus status = snapshot().events.status(e);
    const std::string error = snapshot().str(snapshot().events.error(e));
    if (status != EventStatus::Error && !error.empty())
        appendOtlpAttribute(m_attributes, kOwnError, error);
    if (source && !source->status().empty()) {
        appendJsonKey(m_span, "status");
        m_span += source->status();
        return;
    }
    if (status == EventStatus::Unknown)
        return;
    appendJsonKey(m_span, "status");
    m_span += status == EventStatus::Ok ? "{\"code\":1" : "{\"code\":2";
    if (status == EventStatus::Error && !error.empty())
        appendJsonMember(m_span, "message", error);
    m_span += '}';
}

void OtlpFormatter::addFields(EventId e)
{
    for (const KnownField& field : knownFields()) {
        if (std::find(kPlain.begin(), kPlain.end(), field.name) == kPlain.end())
            continue;
        if (const std::string value = field.text(snapshot(), e); !value.empty())
            addAttribute(field.name, value);
    }
}

// The keys of attributes differ: a second order is "throughline.2.order_id", of which an import reads the
// last part.
void OtlpFormatter::addReferences(EventId e)
{
    const std::span<const EntityId> references = snapshot().events.references(e);
    for (std::size_t i = 0; i < references.size(); ++i) {
        const std::string typed = i == 0 ? typedReference(snapshot(), references[i]) : std::string();
        const std::string key = referenceKey(snapshot(), references[i]);
        const std::string value = snapshot().str(snapshot().entities[references[i]].value);
        const bool isNamed = !key.empty() && key.find('.') == std::string::npos;
        if (!typed.empty())
            addAttribute("reference_id", typed);
        else if (!isNamed)
            countLeftOut();
        if (isNamed)
            addAttribute(m_keys.contains(key) ? fmt::format("{}{}.{}", kOwnPrefix, i + 1, key) : key, value);
    }
}

// With the type that a tag of that name and text has.
void OtlpFormatter::addAttribute(std::string_view key, std::string_view text)
{
    m_keys.emplace(key);
    for (OtlpTaggedSpan::Tag& tag : m_tags) {
        if (tag.key != key || tag.text != text)
            continue;
        tag.written = true;
        return appendOtlpAttributeValue(m_attributes, key, tag.value);
    }
    appendOtlpAttribute(m_attributes, key, text);
}

// All that are not among the fields. A second one of a key gets a name that an import takes for the same.
void OtlpFormatter::addTags()
{
    for (std::size_t i = 0; i < m_tags.size(); ++i) {
        const OtlpTaggedSpan::Tag& tag = m_tags[i];
        if (tag.written)
            continue;
        const bool isTaken = tag.key.starts_with(kOwnPrefix) || !m_keys.insert(tag.key).second;
        appendOtlpAttributeValue(
            m_attributes, isTaken ? fmt::format("{}{}.{}", kOwnPrefix, i + 1, tag.key) : tag.key, tag.value);
    }
}

} // namespace throughline
