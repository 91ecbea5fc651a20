// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/raw_members.h"

namespace throughline {

namespace {

namespace ondemand = simdjson::ondemand;

template <class Nested>
bool rawOf(ondemand::value& value, std::string_view& json)
{
    Nested nested;
    return !value.get<Nested>().get(nested) && !nested.raw_json().get(json);
}

} // namespace

bool rawMembers(ondemand::object& object, std::vector<SourceRecord::Member>& members)
{
    for (auto result : object) {
        ondemand::field field;
        SourceRecord::Member member;
        if (std::move(result).get(field) || field.unescaped_key().get(member.key))
            return false;
        ondemand::value value = field.value();
        member.json = trimmedJson(value.raw_json_token());
        if (member.json.empty() ||
            (member.json.front() == '{' && !rawOf<ondemand::object>(value, member.json)) ||
            (member.json.front() == '[' && !rawOf<ondemand::array>(value, member.json)))
            return false;
        member.json = trimmedJson(member.json);
        members.push_back(member);
    }
    return true;
}

std::string_view trimmedJson(std::string_view json)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = json.find_first_not_of(kSpace);
    return first == std::string_view::npos ? std::string_view()
                                           : json.substr(first, json.find_last_not_of(kSpace) - first + 1);
}

} // namespace throughline
