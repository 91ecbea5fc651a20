// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/row_values.h"

#include "core/base/letter_case.h"

#include <nlohmann/json.hpp>

namespace throughline {

namespace {

using Json = nlohmann::ordered_json;

const Json* memberOf(const Json& object, std::string_view name)
{
    if (!object.is_object())
        return nullptr;
    for (const auto& [key, value] : object.items()) {
        if (equalIgnoringCase(key, name))
            return &value;
    }
    return nullptr;
}

std::string textOf(const Json* value)
{
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

} // namespace

struct RowValues::Data {
    Json json;
};

RowValues::RowValues(std::string_view json)
    : m_data(std::make_unique<const Data>(Data{Json::parse(json, nullptr, false)}))
{}

RowValues::RowValues(RowValues&&) noexcept = default;
RowValues& RowValues::operator=(RowValues&&) noexcept = default;
RowValues::~RowValues() = default;

std::string RowValues::text(std::string_view name) const
{
    return textOf(memberOf(m_data->json, name));
}

std::string RowValues::text(std::string_view object, std::string_view name) const
{
    const Json* const member = memberOf(m_data->json, object);
    return member ? textOf(memberOf(*member, name)) : std::string();
}

} // namespace throughline
