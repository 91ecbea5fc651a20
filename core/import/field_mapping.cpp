// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/field_mapping.h"

#include <cassert>

namespace throughline {

namespace {

constexpr std::string_view kReferenceEnding = "_id";

} // namespace

FieldMappingData FieldMapping::standardData()
{
    using enum ImportField;
    FieldMappingData data;
    data.fields = {
        {Time, {"occurred_at", "timestamp", "time", "ts", "created_at", "event_time"}},
        {Type, {"type", "event_type", "event", "name", "event_name"}},
        {Id, {"id", "event_id", "uuid"}},
        {ClassName, {"class", "class_name", "job", "listener", "source_class"}},
        {Milliseconds, {"duration_ms"}},
        {Microseconds, {"duration_us"}},
        {Nanoseconds, {"duration_ns"}},
        {End, {"ended_at", "end_time"}},
        {Status, {"status"}},
        {Level, {"level"}},
        {Success, {"success"}},
        {Error, {"error", "error_message", "error.message"}},
        {Contact, {"contact_id", "contact", "customer_id", "wa_id", "phone", "distinct_id"}},
        {User, {"user_id", "admin_id", "agent_id"}},
        {Reference, {"reference_id"}},
        {Trace, {"trace_id", "traceId"}},
        {Span, {"span_id", "spanId"}},
        {Parent, {"parent_id", "parent_span_id", "parentSpanId"}},
        {CausalTrace, {"causal_trace_id"}},
        {ReplyContext, {"context.id", "context_id", "reply_to"}},
        {Correlation, {"correlation_id"}},
        {Token, {"updated_by", "updatedby", "tracking_token"}},
        {RecordKind, {"table", "record"}},
    };
    data.containers = {{"metadata"},   {"event_metadata"},   {"payload", true},
                       {"data", true}, {"properties", true}, {"attributes", true}};
    return data;
}

const FieldMapping& FieldMapping::standard()
{
    static const FieldMapping mapping(standardData());
    return mapping;
}

FieldMapping::FieldMapping(const FieldMappingData& data)
{
    m_slots.fill(kFree);
    m_ownIdentity.push_back(false);
    for (const FieldMappingData::Spellings& spellings : data.fields) {
        std::uint8_t order = 0;
        for (const std::string& key : spellings.keys)
            addSpelling(spellings.field, order++, key);
    }
    for (const Container& container : data.containers) {
        meaningToFill(container.key, 0).container = static_cast<std::uint8_t>(m_ownIdentity.size());
        m_ownIdentity.push_back(container.ownIdentity);
    }
    for (const std::string& key : data.notReferences)
        meaningToFill(key, 0);
    assert(m_entries.size() < kSlots / 2);
}

void FieldMapping::addSpelling(ImportField field, std::uint8_t order, std::string_view spelling)
{
    std::uint8_t scope = 0;
    if (const std::size_t dot = spelling.find('.'); dot != std::string_view::npos) {
        KeyMeaning& object = meaningToFill(spelling.substr(0, dot), 0);
        if (object.scope == 0)
            object.scope = ++m_scopes;
        scope = object.scope;
        spelling.remove_prefix(dot + 1);
    }
    KeyMeaning& meaning = meaningToFill(spelling, scope);
    meaning.field = field;
    meaning.order = order;
}

std::size_t FieldMapping::slotOf(std::string_view key, std::uint8_t scope)
{
    // Length and three letters tell nearly all keys of real exports apart.
    const auto letter = [key](std::size_t position) {
        return static_cast<std::size_t>(static_cast<unsigned char>(key[position]));
    };
    std::size_t hash = key.size() * 131 + scope * std::size_t{977};
    if (!key.empty())
        hash += letter(0) * 7 + letter(key.size() / 2) * 61 + letter(key.size() - 1) * 331;
    return hash % kSlots;
}

const FieldMapping::Entry* FieldMapping::find(std::string_view key, std::uint8_t scope) const
{
    for (std::size_t slot = slotOf(key, scope); m_slots[slot] != kFree; slot = (slot + 1) % kSlots) {
        const Entry& entry = m_entries[m_slots[slot]];
        if (entry.keyScope == scope && entry.key == key)
            return &entry;
    }
    return nullptr;
}

KeyMeaning& FieldMapping::meaningToFill(std::string_view key, std::uint8_t scope)
{
    std::size_t slot = slotOf(key, scope);
    for (; m_slots[slot] != kFree; slot = (slot + 1) % kSlots) {
        Entry& entry = m_entries[m_slots[slot]];
        if (entry.keyScope == scope && entry.key == key)
            return entry.meaning;
    }
    m_slots[slot] = static_cast<std::uint16_t>(m_entries.size());
    m_entries.push_back({std::string(key), scope, {}});
    return m_entries.back().meaning;
}

KeyMeaning FieldMapping::meaningOf(std::string_view key, std::uint8_t scope) const
{
    if (const Entry* entry = find(key, scope))
        return entry->meaning;
    KeyMeaning meaning;
    meaning.reference = scope == 0 && key.size() > kReferenceEnding.size() && key.ends_with(kReferenceEnding);
    return meaning;
}

} // namespace throughline
