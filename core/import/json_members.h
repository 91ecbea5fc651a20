// SPDX-License-Identifier: GPL-3.0-or-later
// JsonMembers: goes through the members of a JSON object or array as texts, in any order and as often as one
// likes, and keeps numbers as they are written.
//
// For sniffing and for formats whose records are small and nested; for hot paths there is simdjson. Looks at
// brackets and quotes alone: what must be JSON is checked first (see json_scan.h). The text may be cut off
// anywhere; of its last value there is then as much as there is. Nothing here recurses. Values, any thread.
#pragma once

#include "core/import/raw_record.h"

#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>

namespace throughline {

class JsonMembers {
public:
    // Of a text that begins with a bracket. Of anything else there are no members.
    explicit JsonMembers(std::string_view json);

    // Goes to the next member; false where there is none.
    [[nodiscard]] bool next();
    // As it is written, without the quotes; empty in an array.
    [[nodiscard]] std::string_view key() const { return m_key; }
    [[nodiscard]] std::string_view value() const { return m_value; }

private:
    [[nodiscard]] bool readKey();
    void skipSpace();

    std::string_view m_json;
    std::size_t m_position = 0;
    bool m_object = false;
    std::string_view m_key;
    std::string_view m_value;
};

// The first member of that name; empty where there is none.
[[nodiscard]] std::string_view memberNamed(std::string_view object, std::string_view key);
[[nodiscard]] bool hasAnyMember(std::string_view object, std::initializer_list<std::string_view> keys);
// memberNamed() along several keys.
[[nodiscard]] std::string_view memberAt(std::string_view object,
                                        std::initializer_list<std::string_view> path);

// The first object of a source's first bytes, whatever arrays it stands in; empty where there is none.
[[nodiscard]] std::string_view firstObjectOf(std::string_view prefix);

[[nodiscard]] constexpr bool isJsonObject(std::string_view json)
{
    return json.starts_with('{');
}
[[nodiscard]] constexpr bool isJsonArray(std::string_view json)
{
    return json.starts_with('[');
}

// Texts that had to be unescaped, for as long as a record needs them.
class UnescapedTexts {
public:
    // A scalar as a raw value; absent for an object, an array, or no value at all.
    [[nodiscard]] RawValue valueOf(std::string_view json);
    // The text of a JSON string, or the literal of a number; empty for everything else.
    [[nodiscard]] std::string_view textOf(std::string_view json) { return valueOf(json).asText(); }
    // Keeps a text that a reader made itself.
    [[nodiscard]] std::string_view keep(std::string text);
    void clear() { m_texts.clear(); }

private:
    std::deque<std::string> m_texts; // never moves what it holds
};

} // namespace throughline
