// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/record_texts.h"

#include "core/base/blanks.h"

#include <absl/strings/ascii.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace throughline {

namespace {

using simdjson::ondemand::json_type;

// Of an id, which search() finds: long, without blanks and with digits. So are times.
bool isId(std::string_view text)
{
    constexpr std::size_t kShortest = 16;
    return text.size() >= kShortest && text.find_first_of(" \t\r\n\\") == std::string_view::npos &&
           std::ranges::any_of(text, [](unsigned char c) { return absl::ascii_isdigit(c); });
}

// "1006", not a time in milliseconds.
bool isShortNumber(std::string_view token)
{
    constexpr std::size_t kLongest = 9;
    token = withoutWhiteSpace(token);
    return token.size() <= kLongest &&
           std::ranges::all_of(token, [](unsigned char c) { return absl::ascii_isdigit(c); });
}

} // namespace

struct RecordTexts::Parser {
    simdjson::ondemand::parser json;
    std::string padded;

    // False where it is no JSON from some place on.
    bool read(std::string_view record, const Take& take)
    {
        padded.resize(record.size() + simdjson::SIMDJSON_PADDING);
        std::memcpy(padded.data(), record.data(), record.size());
        simdjson::ondemand::document document;
        if (json.iterate(padded.data(), record.size(), padded.size()).get(document) != simdjson::SUCCESS)
            return false;
        simdjson::ondemand::value value;
        return document.get_value().get(value) == simdjson::SUCCESS && takeTexts(value, take);
    }

    // As deep as the parser goes, which is 1024 levels.
    static bool takeTexts(simdjson::ondemand::value value, const Take& take) // NOLINT(misc-no-recursion)
    {
        json_type type{};
        if (value.type().get(type) != simdjson::SUCCESS)
            return false;
        switch (type) {
        case json_type::object:
            return takeMembers(value, take);
        case json_type::array:
            return takeItems(value, take);
        case json_type::string: {
            std::string_view text;
            if (value.get_string().get(text) != simdjson::SUCCESS)
                return false;
            if (!isId(text))
                take(text);
            return true;
        }
        case json_type::number:
            if (const std::string_view token = value.raw_json_token(); isShortNumber(token))
                take(withoutWhiteSpace(token));
            return true;
        default:
            return true;
        }
    }

    static bool takeMembers(simdjson::ondemand::value value, const Take& take) // NOLINT(misc-no-recursion)
    {
        simdjson::ondemand::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS)
            return false;
        for (auto field : object) {
            simdjson::ondemand::value member;
            if (field.value().get(member) != simdjson::SUCCESS || !takeTexts(member, take))
                return false;
        }
        return true;
    }

    static bool takeItems(simdjson::ondemand::value value, const Take& take) // NOLINT(misc-no-recursion)
    {
        simdjson::ondemand::array array;
        if (value.get_array().get(array) != simdjson::SUCCESS)
            return false;
        for (auto item : array) {
            simdjson::ondemand::value inner;
            if (item.get(inner) != simdjson::SUCCESS || !takeTexts(inner, take))
                return false;
        }
        return true;
    }
};

RecordTexts::RecordTexts() : m_parser(std::make_unique<Parser>()) {}
RecordTexts::~RecordTexts() = default;

void RecordTexts::each(std::string_view record, const Take& take)
{
    const std::string_view text = withoutWhiteSpace(record);
    const bool isJson = text.starts_with('{') || text.starts_with('[');
    if (!isJson || !m_parser->read(text, take))
        take(text);
}

} // namespace throughline
