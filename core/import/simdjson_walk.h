// SPDX-License-Identifier: GPL-3.0-or-later
// Walks over objects and arrays with simdjson's on-demand parser. For sources of readers; no header includes
// it.
//
// All functions return false where the text is no JSON, or where the visitor does.
#pragma once

#include "core/import/simdjson_values.h"

#include <utility>

namespace throughline {

// visit(key, value) for each member, in their order.
template <class Visit>
[[nodiscard]] bool eachMember(simdjson::ondemand::value& value, Visit visit)
{
    simdjson::ondemand::object object;
    if (value.get_object().get(object))
        return false;
    for (auto result : object) {
        simdjson::ondemand::field field;
        std::string_view key;
        if (std::move(result).get(field) || !keyOf(field, key) || !visit(key, field.value()))
            return false;
    }
    return true;
}

// visit(value) for each element.
template <class Visit>
[[nodiscard]] bool eachElement(simdjson::ondemand::value& value, Visit visit)
{
    simdjson::ondemand::array array;
    if (value.get_array().get(array))
        return false;
    for (auto result : array) {
        simdjson::ondemand::value element;
        if (std::move(result).get(element) || !visit(element))
            return false;
    }
    return true;
}

// Passes over any value, `depth` levels below the top.
[[nodiscard]] inline bool passOver(simdjson::ondemand::value& value, std::size_t depth)
{
    std::string_view ignored;
    return passOver(value, depth, ignored);
}

// A scalar where none was found before; whatever else stands there is passed over.
[[nodiscard]] inline bool takeScalar(simdjson::ondemand::value& value, std::size_t depth, RawValue& taken)
{
    const std::string_view token = tokenOf(value);
    if (token.starts_with('{') || token.starts_with('['))
        return passOver(value, depth);
    RawValue again;
    return scalarOf(value, token, taken.kind == RawValue::Kind::Absent ? taken : again);
}

// Reads a text that is one object; `visit` as for eachMember().
template <class Visit>
[[nodiscard]] bool readObject(simdjson::ondemand::parser& parser, std::string_view text, Visit visit)
{
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    if (parser.iterate(text.data(), text.size(), text.size() + kReadablePadding).get(document) ||
        document.get_object().get(object))
        return false;
    for (auto result : object) {
        simdjson::ondemand::field field;
        std::string_view key;
        if (std::move(result).get(field) || !keyOf(field, key) || !visit(key, field.value()))
            return false;
    }
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS; // nothing behind it
}

} // namespace throughline
