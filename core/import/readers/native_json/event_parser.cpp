// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/native_json/event_parser.h"

#include "core/import/json_scan.h"
#include "core/import/record_slice.h"
#include "core/import/text_repair.h"

#include <simdjson.h>

namespace throughline {

namespace ondemand = simdjson::ondemand;

static_assert(kReadablePadding >= simdjson::SIMDJSON_PADDING,
              "simdjson reads ahead no further than we allow");

struct EventParser::Buffers {
    ondemand::parser parser;
    std::string repaired; // a record's text after repair, and the padding
};

// One pass over one record. simdjson checks structure only as far as it is walked: what is passed over is
// checked here.
class EventParser::Walk {
public:
    Walk(const FieldMapping& mapping, RawRecord& record) : m_mapping(mapping), m_record(record) {}

    // `scope` is where the mapping looks up the keys of this object. Depth is bounded: scopes lead only as
    // deep as the mapping's paths.
    bool members(ondemand::object object, std::uint8_t container, std::uint8_t scope, std::size_t depth)
    {
        for (auto result : object) {
            ondemand::field field;
            if (std::move(result).get(field))
                return false;
            std::string_view key;
            if (!keyOf(field, key) || !member(key, field.value(), container, scope, depth))
                return false;
        }
        return true;
    }

private:
    static bool keyOf(ondemand::field& field, std::string_view& key)
    {
        const char* const start = field.key().raw();
        const char* end = start;
        while (*end != '"' && *end != '\\')
            ++end;
        if (*end == '\\')
            return !field.unescaped_key().get(key);
        key = {start, static_cast<std::size_t>(end - start)};
        return true;
    }

    bool member(std::string_view key, ondemand::value& value, std::uint8_t container, std::uint8_t scope,
                std::size_t depth)
    {
        const KeyMeaning meaning = m_mapping.meaningOf(key, scope);
        const std::string_view token = trimJsonSpace(value.raw_json_token());
        if (token.empty())
            return false;
        switch (token.front()) {
        case '{':
            if (meaning.scope != 0)
                return enter(value, meaning.container != 0 ? meaning.container : container, meaning.scope,
                             depth);
            return passOver<ondemand::object>(value, depth);
        case '[':
            return passOver<ondemand::array>(value, depth);
        default:
            break;
        }
        if (meaning.field == ImportField::None && !meaning.reference)
            return isJsonScalar(token);
        RawValue raw;
        if (!scalarOf(value, token, raw))
            return false;
        m_record.offer(container, meaning, key, raw);
        return true;
    }

    bool enter(ondemand::value& value, std::uint8_t container, std::uint8_t scope, std::size_t depth)
    {
        ondemand::object object;
        return !value.get_object().get(object) && members(object, container, scope, depth + 1);
    }

    template <class Nested>
    static bool passOver(ondemand::value& value, std::size_t depth)
    {
        Nested nested;
        std::string_view json;
        return !value.get<Nested>().get(nested) && !nested.raw_json().get(json) &&
               !findJsonFault(trimJsonSpace(json), kJsonDepthLimit - depth);
    }

    static bool scalarOf(ondemand::value& value, std::string_view token, RawValue& raw)
    {
        if (token.front() == '"') {
            raw.kind = RawValue::Kind::Text;
            if (token.find('\\') != std::string_view::npos)
                return !value.get_string().get(raw.text);
            raw.text = token.substr(1, token.size() - 2);
            return token.size() >= 2 && token.back() == '"';
        }
        if (token == "null")
            raw.kind = RawValue::Kind::Null;
        else if (token == "true")
            raw.kind = RawValue::Kind::True;
        else if (token == "false")
            raw.kind = RawValue::Kind::False;
        else if (isJsonNumber(token))
            raw = {RawValue::Kind::Number, token};
        else
            return false;
        return true;
    }

    const FieldMapping& m_mapping;
    RawRecord& m_record;
};

EventParser::EventParser(const FieldMapping& mapping)
    : m_mapping(mapping), m_buffers(std::make_unique<Buffers>())
{}

EventParser::~EventParser() = default;

bool EventParser::walk(std::string_view json, RawRecord& record)
{
    record.clear();
    ondemand::document document;
    if (m_buffers->parser.iterate(json.data(), json.size(), json.size() + kReadablePadding).get(document))
        return false;
    ondemand::object object;
    if (document.get_object().get(object) || !Walk(m_mapping, record).members(object, 0, 0, 1))
        return false;
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS; // nothing after the object
}

bool EventParser::repair(std::string_view json)
{
    std::string& repaired = m_buffers->repaired;
    const bool changed = repairJsonText(json, repaired);
    repaired.append(kReadablePadding, '\0');
    return changed;
}

bool EventParser::parse(std::string_view json, RawRecord& record)
{
    const auto walkRepaired = [&] {
        const std::string& repaired = m_buffers->repaired;
        const bool done = walk({repaired.data(), repaired.size() - kReadablePadding}, record);
        record.repaired = true;
        return done;
    };
    const bool suspicious = mayNameSurrogate(json);
    if (suspicious && repair(json))
        return walkRepaired();
    return walk(json, record) || (!suspicious && repair(json) && walkRepaired());
}

} // namespace throughline
