// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/native_json/event_parser.h"

#include "core/import/repaired_json.h"
#include "core/import/simdjson_walk.h"
#include "core/import/span_link_list.h"

namespace throughline {

namespace ondemand = simdjson::ondemand;

struct EventParser::Buffers {
    ondemand::parser parser;
    RepairedJson repaired;
    UnescapedTexts linkTexts;
};

// One pass over one record.
class EventParser::Walk {
public:
    Walk(const FieldMapping& mapping, RawRecord& record) : m_mapping(mapping), m_record(record) {}

    // `scope` is where the mapping looks up the key. Depth is bounded: scopes lead only as deep as the
    // mapping's paths.
    bool member(std::string_view key, ondemand::value& value, std::uint8_t container, std::uint8_t scope,
                std::size_t depth)
    {
        const KeyMeaning meaning = m_mapping.meaningOf(key, scope);
        const std::string_view token = tokenOf(value);
        if (token.empty())
            return false;
        switch (token.front()) {
        case '{':
            if (meaning.scope != 0)
                return enter(value, meaning.container != 0 ? meaning.container : container, meaning.scope,
                             depth);
            return passOver(value, depth);
        case '[':
            if (meaning.field == ImportField::SpanLinks)
                return offerList(meaning, key, value, container, depth);
            return passOver(value, depth);
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

private:
    // Read once it is known which of several counts.
    bool offerList(const KeyMeaning& meaning, std::string_view key, ondemand::value& value,
                   std::uint8_t container, std::size_t depth)
    {
        std::string_view json;
        if (!passOver(value, depth, json))
            return false;
        m_record.offer(container, meaning, key, {RawValue::Kind::Text, json});
        return true;
    }

    bool enter(ondemand::value& value, std::uint8_t container, std::uint8_t scope, std::size_t depth)
    {
        return eachMember(value, [&](std::string_view key, ondemand::value& member) {
            return this->member(key, member, container, scope, depth + 1);
        });
    }

    const FieldMapping& m_mapping;
    RawRecord& m_record;
};

EventParser::EventParser(const FieldMapping& mapping)
    : m_mapping(mapping), m_buffers(std::make_unique<Buffers>())
{}

EventParser::~EventParser() = default;

bool EventParser::parse(std::string_view json, RawRecord& record)
{
    const bool read = m_buffers->repaired.read(json, [&](std::string_view text) {
        record.clear();
        Walk walk(m_mapping, record);
        return readObject(m_buffers->parser, text, [&](std::string_view key, ondemand::value& value) {
            return walk.member(key, value, 0, 0, 1);
        });
    });
    record.repaired = m_buffers->repaired.wasRepaired();
    if (!read || !record[ImportField::SpanLinks].says())
        return read;
    m_buffers->linkTexts.clear();
    (void)readSpanLinkList(record, m_buffers->linkTexts); // anything else stays in the payload
    return true;
}

} // namespace throughline
