// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_cell.h"

#include "core/import/json_scan.h"
#include "core/import/text_repair.h"

#include <simdjson.h>

namespace throughline {

namespace ondemand = simdjson::ondemand;

static_assert(kReadablePadding >= simdjson::SIMDJSON_PADDING);

struct JsonCell::Buffers {
    ondemand::parser parser;
    std::string text; // and the padding
};

class JsonCell::Walk {
public:
    Walk(const FieldMapping& mapping, RawRecord& record) : m_mapping(mapping), m_record(record) {}

    // As deep as the scopes of the mapping lead.
    bool members(ondemand::object object, std::uint8_t container, std::uint8_t scope)
    {
        for (auto result : object) {
            ondemand::field field;
            std::string_view key;
            if (std::move(result).get(field) || field.unescaped_key().get(key))
                return false;
            if (!member(key, field.value(), container, scope))
                return false;
        }
        return true;
    }

private:
    bool member(std::string_view key, ondemand::value& value, std::uint8_t container, std::uint8_t scope)
    {
        const KeyMeaning meaning = m_mapping.meaningOf(key, scope);
        ondemand::json_type type{};
        if (value.type().get(type))
            return false;
        if (type == ondemand::json_type::object && meaning.scope != 0) {
            ondemand::object object;
            return !value.get_object().get(object) &&
                   members(object, meaning.container != 0 ? meaning.container : container, meaning.scope);
        }
        if (type == ondemand::json_type::object || type == ondemand::json_type::array)
            return true; // the caller steps over it
        RawValue raw;
        if ((meaning.field == ImportField::None && !meaning.reference) || !scalarOf(value, type, raw))
            return true;
        m_record.offer(container, meaning, key, raw);
        return true;
    }

    static bool scalarOf(ondemand::value& value, ondemand::json_type type, RawValue& raw)
    {
        bool flag = false;
        switch (type) {
        case ondemand::json_type::string:
            raw.kind = RawValue::Kind::Text;
            return !value.get_string().get(raw.text);
        case ondemand::json_type::number:
            raw = {RawValue::Kind::Number, trimJsonSpace(value.raw_json_token())};
            return true;
        case ondemand::json_type::boolean:
            if (value.get_bool().get(flag))
                return false;
            raw.kind = flag ? RawValue::Kind::True : RawValue::Kind::False;
            return true;
        default:
            raw.kind = RawValue::Kind::Null;
            return true;
        }
    }

    const FieldMapping& m_mapping;
    RawRecord& m_record;
};

JsonCell::JsonCell() : m_buffers(std::make_unique<Buffers>()) {}
JsonCell::~JsonCell() = default;
JsonCell::JsonCell(JsonCell&&) noexcept = default;
JsonCell& JsonCell::operator=(JsonCell&&) noexcept = default;

bool JsonCell::offer(std::string_view json, const FieldMapping& mapping, std::uint8_t container,
                     std::uint8_t scope, RawRecord& record)
{
    // Checked first: the walk looks only at what it needs.
    if (findJsonFault(json))
        return false;
    std::string& text = m_buffers->text;
    if (repairJsonText(json, text))
        record.repaired = true;
    const std::size_t size = text.size();
    text.append(kReadablePadding, '\0');
    ondemand::document document;
    ondemand::object object;
    return !m_buffers->parser.iterate(text.data(), size, text.size()).get(document) &&
           !document.get_object().get(object) && Walk(mapping, record).members(object, container, scope);
}

} // namespace throughline
