// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/record_texts.h"

#include "core/base/blanks.h"

#include <simdjson.h>

#include <cstring>
#include <string>

namespace throughline {

namespace {

using simdjson::ondemand::json_type;
using Value = simdjson::ondemand::value;

enum class Walk : std::uint8_t { On, Enough, Broken };

// As deep as the parser goes, which is 1024 levels.
Walk walk(Value value, const RecordTexts::Take& take);

Walk walkMembers(Value value, const RecordTexts::Take& take) // NOLINT(misc-no-recursion)
{
    simdjson::ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return Walk::Broken;
    for (auto field : object) {
        Value member;
        if (field.value().get(member) != simdjson::SUCCESS)
            return Walk::Broken;
        if (const Walk walked = walk(member, take); walked != Walk::On)
            return walked;
    }
    return Walk::On;
}

Walk walkItems(Value value, const RecordTexts::Take& take) // NOLINT(misc-no-recursion)
{
    simdjson::ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS)
        return Walk::Broken;
    for (auto item : array) {
        Value inner;
        if (item.get(inner) != simdjson::SUCCESS)
            return Walk::Broken;
        if (const Walk walked = walk(inner, take); walked != Walk::On)
            return walked;
    }
    return Walk::On;
}

Walk walk(Value value, const RecordTexts::Take& take) // NOLINT(misc-no-recursion)
{
    json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS)
        return Walk::Broken;
    const auto given = [&](std::string_view text, RecordTexts::Kind kind) {
        return take(text, kind) ? Walk::On : Walk::Enough;
    };
    switch (type) {
    case json_type::object:
        return walkMembers(value, take);
    case json_type::array:
        return walkItems(value, take);
    case json_type::string: {
        std::string_view text;
        return value.get_string().get(text) == simdjson::SUCCESS ? given(text, RecordTexts::Kind::Text)
                                                                 : Walk::Broken;
    }
    case json_type::number:
        return given(withoutWhiteSpace(value.raw_json_token()), RecordTexts::Kind::Number);
    default:
        return given(withoutWhiteSpace(value.raw_json_token()), RecordTexts::Kind::Literal);
    }
}

} // namespace

struct RecordTexts::Parser {
    simdjson::ondemand::parser json;
    std::string padded;

    Walk read(std::string_view record, const Take& take)
    {
        padded.resize(record.size() + simdjson::SIMDJSON_PADDING);
        std::memcpy(padded.data(), record.data(), record.size());
        simdjson::ondemand::document document;
        Value value;
        if (json.iterate(padded.data(), record.size(), padded.size()).get(document) != simdjson::SUCCESS ||
            document.get_value().get(value) != simdjson::SUCCESS)
            return Walk::Broken;
        return walk(value, take);
    }
};

RecordTexts::RecordTexts() : m_parser(std::make_unique<Parser>()) {}
RecordTexts::~RecordTexts() = default;

void RecordTexts::each(std::string_view record, const Take& take)
{
    const std::string_view text = withoutWhiteSpace(record);
    const bool isJson = text.starts_with('{') || text.starts_with('[');
    if (!isJson || m_parser->read(text, take) == Walk::Broken)
        take(text, Kind::Text);
}

} // namespace throughline
