// SPDX-License-Identifier: GPL-3.0-or-later
// JsonWalk: goes through the tokens of one JSON value from front to back and checks on the way that they are
// JSON (RFC 8259, and NaN and Infinity as in json_scan.h) without lone surrogates (see text_repair.h).
//
// At any time it stands before a token. Functions that take something return false where it is not there; the
// walk has then no further use. Views point into the text or, where a string had to be unescaped, into the
// tokens' buffer. Copies walk on by themselves. One thread.
#pragma once

#include "core/import/json_scan.h"
#include "core/import/json_tokens.h"
#include "core/import/raw_record.h"
#include "core/import/text_repair.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace throughline {

class JsonWalk {
public:
    // From a token on, which is one of `tokens` and begins the text of the value.
    JsonWalk(JsonTokens& tokens, const std::uint32_t* from, std::string_view json)
        : m_tokens(&tokens), m_text(tokens.text().data()), m_at(from),
          m_end(tokens.places() + tokens.count()), m_escape(nullptr), m_textEnd(json.data() + json.size())
    {}

    // The first character of the token; NUL behind the last one.
    [[nodiscard]] char front() const { return m_at != m_end ? m_text[*m_at] : '\0'; }
    [[nodiscard]] bool atObject() const { return front() == '{'; }
    [[nodiscard]] bool atArray() const { return front() == '['; }
    // As it stands there, of what holds values only the bracket.
    [[nodiscard]] std::string_view token() const { return between(m_at[0], m_at[1]); }
    // Where the token is.
    [[nodiscard]] const std::uint32_t* at() const { return m_at; }

    [[nodiscard]] bool take(char punctuation)
    {
        const bool is = front() == punctuation;
        m_at += is ? 1 : 0;
        return is;
    }
    [[nodiscard]] bool takeKey(std::string_view& key)
    {
        if (front() != '"')
            return false;
        key = token();
        ++m_at;
        return take(':') && unquote(key);
    }
    // A string, a number, true, false or null.
    [[nodiscard]] bool takeScalar(RawValue& value);
    // Any value, and its text.
    [[nodiscard]] bool passOver(std::string_view& json);
    [[nodiscard]] bool passOver()
    {
        if (front() != '"' || hasEscape(token()))
            return passOverAny();
        ++m_at;
        return true;
    }

    // visit(key, walk) for each member of the object, before its value. What the visitor leaves is passed
    // over.
    template <class Visit>
    [[nodiscard]] bool eachMember(Visit visit)
    {
        if (!take('{'))
            return false;
        ++m_depth;
        if (!take('}')) {
            do {
                std::string_view key;
                if (!takeKey(key) || !visitValue([&] { return visit(key, *this); }))
                    return false;
            } while (take(','));
            if (!take('}'))
                return false;
        }
        --m_depth;
        return true;
    }
    // visit(walk) for each element of the array, as above.
    template <class Visit>
    [[nodiscard]] bool eachElement(Visit visit)
    {
        if (!take('['))
            return false;
        ++m_depth;
        if (!take(']')) {
            do {
                if (!visitValue([&] { return visit(*this); }))
                    return false;
            } while (take(','));
            if (!take(']'))
                return false;
        }
        --m_depth;
        return true;
    }

private:
    [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const
    {
        while (end > begin && isJsonSpace(m_text[end - 1]))
            --end;
        return {m_text + begin, end - begin};
    }
    // A string's token becomes its text.
    [[nodiscard]] bool unquote(std::string_view& token)
    {
        token = {token.data() + 1, token.size() - 2};
        if (!hasEscape(token))
            return true;
        if (namesLoneSurrogate(token))
            return false;
        token = m_tokens->unescape(token.data());
        return token.data() != nullptr;
    }
    // Whether there is a backslash in a string; strings are asked for in their order, so that one is looked
    // for only from the last one on.
    [[nodiscard]] bool hasEscape(std::string_view string)
    {
        const char* const end = string.data() + string.size();
        if (end > m_textEnd)
            return string.find('\\') != std::string_view::npos;
        if (!m_escape || m_escape < string.data()) {
            const auto rest = static_cast<std::size_t>(m_textEnd - string.data());
            const void* const found = std::memchr(string.data(), '\\', rest);
            m_escape = found ? static_cast<const char*>(found) : m_textEnd;
        }
        return m_escape < end;
    }
    template <class Visit>
    [[nodiscard]] bool visitValue(Visit visit)
    {
        const std::uint32_t* const before = m_at;
        return visit() && (m_at != before || passOver());
    }
    [[nodiscard]] bool passOverAny();
    [[nodiscard]] bool passOverScalar();
    [[nodiscard]] bool passOverKey();

    JsonTokens* m_tokens;
    const char* m_text;
    const std::uint32_t* m_at;
    const std::uint32_t* m_end;
    std::size_t m_depth = 0; // containers that are open
    const char* m_escape;    // the first one behind what was asked for; null before that
    const char* m_textEnd;
};

inline bool JsonWalk::takeScalar(RawValue& value)
{
    if (m_at == m_end)
        return false;
    std::string_view found = token();
    ++m_at;
    switch (found.front()) {
    case '"':
        value.kind = RawValue::Kind::Text;
        if (!unquote(found))
            return false;
        break;
    case 't':
        value.kind = RawValue::Kind::True;
        return found == "true";
    case 'f':
        value.kind = RawValue::Kind::False;
        return found == "false";
    case 'n':
        value.kind = RawValue::Kind::Null;
        return found == "null";
    default:
        value.kind = RawValue::Kind::Number;
        if (!isJsonNumber(found))
            return false;
        break;
    }
    value.text = found;
    return true;
}

inline bool JsonWalk::passOver(std::string_view& json)
{
    const std::uint32_t begin = *m_at;
    if (!passOver())
        return false;
    const std::uint32_t last = m_at[-1];
    json = last == begin ? between(begin, *m_at) : std::string_view(m_text + begin, last + 1 - begin);
    return true;
}

// visit(key, scalar) for each member of the object that is a scalar; all others are passed over.
template <class Visit>
[[nodiscard]] bool eachScalarMember(JsonWalk& object, Visit visit)
{
    return object.eachMember([&](std::string_view key, JsonWalk& value) {
        if (value.atObject() || value.atArray())
            return value.passOver();
        RawValue scalar;
        if (!value.takeScalar(scalar))
            return false;
        visit(key, scalar);
        return true;
    });
}

// Of a key that stands there twice the first one counts: a scalar where none was found before. Whatever else
// stands there is passed over.
[[nodiscard]] inline bool takeFirstScalar(JsonWalk& json, RawValue& taken)
{
    if (json.atObject() || json.atArray())
        return json.passOver();
    RawValue again;
    return json.takeScalar(taken.kind == RawValue::Kind::Absent ? taken : again);
}

} // namespace throughline
