// SPDX-License-Identifier: GPL-3.0-or-later
// JsonRecords: walks the JSON objects of records, of damaged ones a repaired copy (see text_repair.h).
//
// The tokens of many records that lie behind each other are found at once; where that fails, or where a
// record does not make sense by them, it is looked at alone. Keeps buffers, and the copy until the next
// record: what was read may point into it. Owned by one parser, one thread.
#pragma once

#include "core/import/json_walk.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace throughline {

class JsonRecords {
public:
    // A text that holds the next records, in their order; it outlives them. kReadablePadding bytes behind it
    // may be read, as behind each record.
    void expect(std::string_view text)
    {
        m_expected = text;
        m_isFound = false;
    }

    // visit(key, walk) for each member of the object that the text is, in their order (see
    // JsonWalk::eachMember); `begin()` before the first. False where the text is no JSON object, or where the
    // visitor says so. May begin several times: what counts is what came last.
    template <class Begin, class Visit>
    [[nodiscard]] bool read(std::string_view json, Begin begin, Visit visit)
    {
        m_wasRepaired = false;
        if (skipTo(json) && walkHere(m_many, m_next, json, begin, visit))
            return true;
        return walkAlone(json, begin, visit) || (repair(json) && walkAlone(copy(), begin, visit));
    }
    template <class Visit>
    [[nodiscard]] bool read(std::string_view json, Visit visit)
    {
        return read(
            json, [] {}, visit);
    }
    // The same with a visitor of its own for each try: Walk(arguments…), whose member(key, walk) is called.
    // The record is cleared before. None where read() is false.
    template <class Walk, class... Arguments>
    [[nodiscard]] std::optional<Walk> readInto(RawRecord& record, std::string_view json,
                                               Arguments&... arguments)
    {
        std::optional<Walk> walk;
        const auto begin = [&] {
            record.clear();
            walk.emplace(record, arguments...);
        };
        const auto visit = [&](std::string_view key, JsonWalk& value) { return walk->member(key, value); };
        if (!read(json, begin, visit))
            walk.reset();
        record.repaired = m_wasRepaired;
        return walk;
    }
    // Of a text that has no padding. Views point into a copy.
    template <class Visit>
    [[nodiscard]] bool readUnpadded(std::string_view json, Visit visit)
    {
        m_copy = json;
        m_copy.append(kReadablePadding, '\0');
        return walkAlone(
            copy(), [] {}, visit);
    }
    // Whether the text is a JSON object; text() may then be looked at in any way.
    [[nodiscard]] bool check(std::string_view json)
    {
        return read(json, [](std::string_view, JsonWalk& value) { return value.passOver(); });
    }
    // What was read last, or its repaired copy.
    [[nodiscard]] std::string_view text() const { return m_text; }
    // Whether it was the copy that was read last.
    [[nodiscard]] bool wasRepaired() const { return m_wasRepaired; }

private:
    // Whether the tokens of the record are among those that were found for many.
    bool skipTo(std::string_view json)
    {
        // Records may all be read another way (see RecordShapes).
        if (!std::exchange(m_isFound, true))
            m_next = m_many.find(m_expected) ? m_many.places() : nullptr;
        const std::string_view many = m_many.text();
        if (!m_next || json.data() < many.data() || json.data() + json.size() > many.data() + many.size())
            return false;
        const auto begin = static_cast<std::uint32_t>(json.data() - many.data());
        const std::uint32_t* const end = m_many.places() + m_many.count();
        while (m_next != end && *m_next < begin)
            ++m_next;
        return m_next != end && *m_next == begin;
    }

    template <class Begin, class Visit>
    bool walkAlone(std::string_view json, Begin begin, Visit visit)
    {
        if (!m_alone.find(json))
            return false;
        const std::uint32_t* next = m_alone.places();
        return walkHere(m_alone, next, json, begin, visit);
    }

    // Moves `next` behind the object, if it is one.
    template <class Begin, class Visit>
    bool walkHere(JsonTokens& tokens, const std::uint32_t*& next, std::string_view json, Begin begin,
                  Visit visit)
    {
        tokens.forget();
        begin();
        JsonWalk walk(tokens, next, json);
        if (!walk.eachMember(visit))
            return false;
        const auto end = static_cast<std::size_t>(json.data() - tokens.text().data()) + json.size();
        const std::uint32_t* const after = walk.at();
        if (after[-1] >= end || (after != tokens.places() + tokens.count() && *after < end))
            return false; // the object ends behind the record, or is not all of it
        next = after;
        m_text = json;
        return true;
    }

    bool repair(std::string_view json)
    {
        m_wasRepaired = repairJsonText(json, m_copy);
        m_copy.append(kReadablePadding, '\0');
        return m_wasRepaired;
    }
    [[nodiscard]] std::string_view copy() const { return {m_copy.data(), m_copy.size() - kReadablePadding}; }

    std::string_view m_expected;
    bool m_isFound = true; // its tokens, or that it has none
    JsonTokens m_many;
    JsonTokens m_alone;
    const std::uint32_t* m_next = nullptr; // among m_many
    std::string_view m_text;
    std::string m_copy;
    bool m_wasRepaired = false;
};

} // namespace throughline
