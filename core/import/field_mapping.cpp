// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/field_mapping.h"

#include "core/import/field_path.h"

#include <algorithm>
#include <array>
#include <map>

namespace throughline {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kReferenceEnding = "_id";

constexpr std::array kNames = {
    "time"sv,        "type"sv,       "id"sv,           "class"sv,         "duration_ms"sv, "duration_us"sv,
    "duration_ns"sv, "duration_s"sv, "duration"sv,     "end"sv,           "status"sv,      "level"sv,
    "success"sv,     "error"sv,      "contact"sv,      "user"sv,          "reference"sv,   "trace"sv,
    "span"sv,        "parent"sv,     "causal_trace"sv, "reply_context"sv, "correlation"sv, "token"sv,
    "span_kind"sv,   "span_links"sv, "record_kind"sv};
static_assert(kNames.size() == kImportFieldCount);

} // namespace

std::string_view nameOf(ImportField field)
{
    return field == ImportField::None ? std::string_view() : kNames[static_cast<std::size_t>(field)];
}

ImportField importFieldOf(std::string_view name)
{
    return static_cast<ImportField>(std::find(kNames.begin(), kNames.end(), name) - kNames.begin());
}

bool FieldMappingData::isChosen(ImportField field) const
{
    return std::any_of(fields.begin(), fields.end(), [field](const Spellings& spellings) {
        return spellings.field == field && spellings.given != 0;
    });
}

FieldMappingData::Spellings& FieldMappingData::of(ImportField field)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [field](const Spellings& spellings) { return spellings.field == field; });
    if (found != fields.end())
        return *found;
    return fields.emplace_back(Spellings{field, {}, 0});
}

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
        {Seconds, {"duration_s", "duration_seconds"}},
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
        {ImportField::SpanKind, {"span_kind", "spanKind"}},
        {SpanLinks, {"span_links", "spanLinks"}},
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

// Spellings as a tree of objects, each of which becomes a scope. Containers without exact paths in them share
// one.
class FieldMapping::Builder {
public:
    Builder()
    {
        for (Object& object : m_objects)
            object.open = true;
    }

    void build(const FieldMappingData& data, FieldMapping& mapping)
    {
        for (const bool exact : {false, true}) {
            if (exact)
                addContainers(data, mapping);
            for (const FieldMappingData::Spellings& spellings : data.fields)
                addSpellings(spellings, exact);
            for (const std::string& key : data.references)
                addPath(key, exact, {.reference = true});
            for (const std::string& key : data.notReferences)
                addPath(key, exact, {});
        }
        mapping.m_complete = m_complete;
        for (std::size_t scope = 0; scope < m_objects.size(); ++scope) {
            mapping.m_open.push_back(m_objects[scope].open);
            for (const auto& [key, meaning] : m_objects[scope].members)
                mapping.add(key, static_cast<std::uint8_t>(scope), meaning);
        }
    }

private:
    static constexpr std::size_t kMostScopes = 256;
    static constexpr std::uint8_t kTop = 0;
    static constexpr std::uint8_t kInContainers = kContainerScope;

    struct Object {
        std::map<std::string, KeyMeaning, std::less<>> members;
        bool open = false;
    };

    void addSpellings(const FieldMappingData::Spellings& spellings, bool exact)
    {
        for (std::size_t order = 0; order < spellings.keys.size(); ++order) {
            if (order > 0xff) {
                m_complete = false;
                return;
            }
            addPath(spellings.keys[order], exact,
                    {.field = spellings.field, .order = static_cast<std::uint8_t>(order), .exact = exact});
        }
    }

    void addPath(const std::string& spelling, bool exact, const KeyMeaning& meaning)
    {
        const FieldPath path = parseFieldPath(spelling);
        if (path.exact != exact || path.keys.empty() || path.keys.size() > kMostKeysInPath)
            return;
        add(path, kTop, meaning);
        if (!exact)
            add(path, kInContainers, meaning);
    }

    // The member of the innermost object that a path leads to; none where there is no room.
    KeyMeaning* reach(const FieldPath& path, std::uint8_t scope)
    {
        for (std::size_t i = 0; i + 1 < path.keys.size(); ++i) {
            const std::uint8_t inner = ownObject(scope, path.keys[i]);
            if (inner == 0)
                return nullptr;
            scope = inner;
        }
        return &m_objects[scope].members[path.keys.back()];
    }

    void add(const FieldPath& path, std::uint8_t scope, const KeyMeaning& meaning)
    {
        KeyMeaning* const member = reach(path, scope);
        if (!member || (member->field != ImportField::None && member->exact == meaning.exact))
            return; // the first one stays
        member->field = meaning.field;
        member->order = meaning.order;
        member->exact = meaning.exact;
        member->reference = meaning.reference;
    }

    // The object under a key, for this path alone: one that containers share is copied.
    std::uint8_t ownObject(std::uint8_t scope, const std::string& key)
    {
        const std::uint8_t inner = m_objects[scope].members[key].scope;
        if (inner != 0 && inner != kInContainers)
            return inner;
        const std::uint8_t made = inner == 0 ? addObject({}) : copyOf(kInContainers);
        m_objects[scope].members[key].scope = made;
        return made;
    }

    std::uint8_t addObject(Object object)
    {
        if (m_objects.size() == kMostScopes) {
            m_complete = false;
            return 0;
        }
        m_objects.push_back(std::move(object));
        return static_cast<std::uint8_t>(m_objects.size() - 1);
    }

    std::uint8_t copyOf(std::uint8_t scope)
    {
        Object copy = m_objects[scope];
        for (auto& [key, meaning] : copy.members)
            meaning.scope = meaning.scope == 0 ? std::uint8_t{0} : copyOf(meaning.scope);
        return addObject(std::move(copy));
    }

    void addContainers(const FieldMappingData& data, FieldMapping& mapping)
    {
        for (const Container& container : data.containers) {
            FieldPath path{{container.key}, true};
            if (container.key.starts_with('/'))
                path = parseFieldPath(container.key);
            if (path.keys.empty() || path.keys.size() > kMostKeysInPath)
                continue;
            KeyMeaning* const member = reach(path, kTop);
            if (!member || mapping.m_ownIdentity.size() > kMostContainers) {
                m_complete = false;
                continue;
            }
            member->container = static_cast<std::uint8_t>(mapping.m_ownIdentity.size());
            mapping.m_ownIdentity.push_back(container.ownIdentity);
            if (member->scope == 0)
                member->scope = kInContainers;
            else
                open(member->scope);
        }
    }

    // An object with spellings of its own becomes a container.
    void open(std::uint8_t scope)
    {
        Object& object = m_objects[scope];
        object.open = true;
        std::vector<std::pair<std::string, KeyMeaning>> missing;
        for (const auto& entry : m_objects[kInContainers].members) {
            if (!object.members.contains(entry.first))
                missing.push_back(entry);
        }
        for (auto& [key, meaning] : missing) {
            meaning.scope = meaning.scope == 0 ? std::uint8_t{0} : copyOf(meaning.scope);
            m_objects[scope].members.emplace(key, meaning);
        }
    }

    std::vector<Object> m_objects{2};
    bool m_complete = true;
};

FieldMapping::FieldMapping(const FieldMappingData& data)
    : m_ownIdentity{false}, m_timeUnit(data.timeUnit), m_idIsSpan(data.idIsSpan),
      m_typeSaysStatus(data.typeSaysStatus)
{
    Builder().build(data, *this);
    layOut();
}

std::size_t FieldMapping::slotOf(std::string_view key, std::uint8_t scope) const
{
    // Length and three letters tell nearly all keys of real exports apart.
    const auto letter = [key](std::size_t position) {
        return static_cast<std::size_t>(static_cast<unsigned char>(key[position]));
    };
    std::size_t hash = key.size() * 131 + scope * std::size_t{977};
    if (!key.empty())
        hash += letter(0) * 7 + letter(key.size() / 2) * 61 + letter(key.size() - 1) * 331;
    return hash & (m_slots.size() - 1);
}

void FieldMapping::add(std::string_view key, std::uint8_t scope, const KeyMeaning& meaning)
{
    if (m_entries.size() < kFree)
        m_entries.push_back({std::string(key), scope, meaning});
    else
        m_complete = false;
}

void FieldMapping::layOut()
{
    std::size_t slots = 1024;
    while (slots < m_entries.size() * 4)
        slots *= 2;
    m_slots.assign(slots, kFree);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        std::size_t slot = slotOf(m_entries[i].key, m_entries[i].keyScope);
        while (m_slots[slot] != kFree)
            slot = (slot + 1) & (slots - 1);
        m_slots[slot] = static_cast<std::uint16_t>(i);
    }
}

KeyMeaning FieldMapping::meaningOf(std::string_view key, std::uint8_t scope) const
{
    for (std::size_t slot = slotOf(key, scope); m_slots[slot] != kFree;
         slot = (slot + 1) & (m_slots.size() - 1)) {
        const Entry& entry = m_entries[m_slots[slot]];
        if (entry.keyScope == scope && entry.key == key)
            return entry.meaning;
    }
    KeyMeaning meaning;
    meaning.reference =
        m_open[scope] && key.size() > kReferenceEnding.size() && key.ends_with(kReferenceEnding);
    return meaning;
}

} // namespace throughline
