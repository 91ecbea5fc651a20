// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/row_values.h"

#include "core/base/json_text.h"
#include "core/base/letter_case.h"

#include <simdjson.h>

#include <optional>

namespace throughline {

namespace {

using simdjson::ondemand::object;
using simdjson::ondemand::value;

// Looks at all names up to the one that is wanted; what comes after it is not read.
std::optional<value> memberOf(object& members, std::string_view name)
{
    for (auto member : members) {
        std::string_view key;
        if (member.unescaped_key().get(key))
            return std::nullopt;
        if (value found; equalIgnoringCase(key, name) && !member.value().get(found))
            return found;
    }
    return std::nullopt;
}

std::string textOf(std::optional<value> found)
{
    std::string_view text;
    return found && !found->get_string().get(text) ? std::string(text) : std::string();
}

bool open(const std::string& padded, simdjson::ondemand::document& document, object& members)
{
    // Kept by the thread: rows are asked for each invocation, and buffers are the larger part of that.
    thread_local simdjson::ondemand::parser parser;
    if (padded.empty())
        return false;
    const std::size_t size = padded.size() - simdjson::SIMDJSON_PADDING;
    return !parser.iterate(padded.data(), size, padded.size()).get(document) &&
           !document.get_object().get(members);
}

} // namespace

// simdjson's on-demand parser trusts what it skips; damaged text could lead it astray.
RowValues::RowValues(std::string_view json)
{
    if (json.empty() || !isJson(json))
        return;
    m_json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    m_json = json;
    m_json.append(simdjson::SIMDJSON_PADDING, ' ');
}

std::string RowValues::text(std::string_view name) const
{
    simdjson::ondemand::document document;
    object members;
    if (!open(m_json, document, members))
        return {};
    return textOf(memberOf(members, name));
}

std::string RowValues::text(std::string_view name, std::string_view nested) const
{
    simdjson::ondemand::document document;
    object members;
    if (!open(m_json, document, members))
        return {};
    std::optional<value> container = memberOf(members, name);
    object inner;
    if (!container || container->get_object().get(inner))
        return {};
    return textOf(memberOf(inner, nested));
}

} // namespace throughline
