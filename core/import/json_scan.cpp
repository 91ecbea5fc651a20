// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_scan.h"

#include "core/base/translation.h"

#include <algorithm>
#include <bitset>

namespace throughline {

namespace {

constexpr std::string_view kEscapes = "\"\\/bfnrt";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Ends a token that is neither string nor punctuation.
bool endsToken(char c)
{
    return isJsonSpace(c) || c == ',' || c == ':' || c == ']' || c == '}' || c == '[' || c == '{' || c == '"';
}

std::size_t skipDigits(std::string_view text, std::size_t position)
{
    while (position < text.size() && isDigit(text[position]))
        ++position;
    return position;
}

// A walk over one value. The containers that are open are kept on a stack of one bit each.
class Walk {
public:
    Walk(std::string_view json, std::size_t depthLimit)
        : m_json(json), m_depthLimit(std::min(depthLimit, kJsonDepthLimit))
    {}

    std::optional<JsonFault> run()
    {
        while (!m_fault && !m_done)
            step();
        if (!m_fault) {
            skipSpace();
            if (!atEnd())
                fail(phrase("problems", "more follows after the end of the value").english);
        }
        return m_fault;
    }

private:
    enum class Expect : std::uint8_t { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd };

    void step()
    {
        skipSpace();
        if (atEnd())
            return fail(phrase("problems", "the text ends too early").english, JsonFault::Kind::Incomplete);
        const char c = m_json[m_position];
        switch (m_expect) {
        case Expect::ValueOrEnd:
            if (c == ']')
                return close(c);
            return value(c);
        case Expect::Value:
            return value(c);
        case Expect::KeyOrEnd:
            if (c == '}')
                return close(c);
            return key(c);
        case Expect::Key:
            return key(c);
        case Expect::Colon:
            if (c != ':')
                return fail(phrase("problems", "a colon was expected").english);
            ++m_position;
            m_expect = Expect::Value;
            return;
        case Expect::CommaOrEnd:
            return commaOrEnd(c);
        }
    }

    void value(char c)
    {
        if (c == '{' || c == '[')
            return open(c);
        if (c == '"') {
            if (string())
                afterValue();
            return;
        }
        std::size_t end = m_position;
        while (end < m_json.size() && !endsToken(m_json[end]))
            ++end;
        const std::string_view token = m_json.substr(m_position, end - m_position);
        if (!isJsonScalar(token)) {
            const bool cut = end == m_json.size() && !token.empty();
            return fail(phrase("problems", "a value was expected").english,
                        cut ? JsonFault::Kind::Incomplete : JsonFault::Kind::Syntax);
        }
        m_position = end;
        afterValue();
    }

    void key(char c)
    {
        if (c != '"')
            return fail(phrase("problems", "a key in quotes was expected").english);
        if (string())
            m_expect = Expect::Colon;
    }

    void open(char c)
    {
        if (m_depth >= m_depthLimit)
            return fail(phrase("problems", "nested too deeply").english, JsonFault::Kind::TooDeep);
        m_isObject[m_depth++] = c == '{';
        ++m_position;
        m_expect = c == '{' ? Expect::KeyOrEnd : Expect::ValueOrEnd;
    }

    void close(char c)
    {
        if (m_depth == 0 || m_isObject[m_depth - 1] != (c == '}'))
            return fail(phrase("problems", "a bracket of the wrong kind").english);
        --m_depth;
        ++m_position;
        afterValue();
    }

    void commaOrEnd(char c)
    {
        if (c == '}' || c == ']')
            return close(c);
        if (c != ',')
            return fail(phrase("problems", "a comma or the end of the object or array was expected").english);
        ++m_position;
        m_expect = m_isObject[m_depth - 1] ? Expect::Key : Expect::Value;
    }

    void afterValue()
    {
        m_done = m_depth == 0;
        m_expect = Expect::CommaOrEnd;
    }

    // Steps over a string. False where it is at fault.
    bool string()
    {
        const std::size_t start = m_position;
        for (std::size_t i = start + 1; i < m_json.size(); ++i) {
            const char c = m_json[i];
            if (c == '"') {
                m_position = i + 1;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20) {
                m_position = i;
                fail(phrase("problems", "a control character in a string").english);
                return false;
            }
            if (c == '\\') {
                const std::size_t length = escapeLength(i);
                if (length == 0)
                    return false;
                i += length - 1;
            }
        }
        m_position = start;
        fail(phrase("problems", "a string is not closed").english, JsonFault::Kind::Incomplete);
        return false;
    }

    // The length of the escape at a backslash; 0, with the fault set, where it is none.
    std::size_t escapeLength(std::size_t backslash)
    {
        const std::string_view rest = m_json.substr(backslash + 1, 5);
        if (!rest.empty() && kEscapes.find(rest.front()) != std::string_view::npos)
            return 2;
        if (rest.starts_with('u') && rest.size() == 5 &&
            std::all_of(rest.begin() + 1, rest.end(), isHexDigit))
            return 6;
        const bool cut = rest.empty() || (rest.starts_with('u') && rest.size() < 5 &&
                                          std::all_of(rest.begin() + 1, rest.end(), isHexDigit));
        m_position = backslash;
        fail(phrase("problems", "an escape that does not exist").english,
             cut ? JsonFault::Kind::Incomplete : JsonFault::Kind::Syntax);
        return 0;
    }

    void skipSpace()
    {
        while (!atEnd() && isJsonSpace(m_json[m_position]))
            ++m_position;
    }

    [[nodiscard]] bool atEnd() const { return m_position >= m_json.size(); }

    void fail(std::string_view reason, JsonFault::Kind kind = JsonFault::Kind::Syntax)
    {
        m_fault = JsonFault{kind, m_position, reason};
    }

    std::string_view m_json;
    std::size_t m_depthLimit;
    std::size_t m_position = 0;
    std::bitset<kJsonDepthLimit> m_isObject; // of the containers that are open, [0, m_depth)
    std::size_t m_depth = 0;
    Expect m_expect = Expect::Value;
    bool m_done = false;
    std::optional<JsonFault> m_fault;
};

} // namespace

std::optional<JsonFault> findJsonFault(std::string_view json, std::size_t depthLimit)
{
    return Walk(json, depthLimit).run();
}

bool isJsonNumber(std::string_view token)
{
    if (token == "NaN" || token == "Infinity" || token == "-Infinity")
        return true;
    std::size_t position = token.starts_with('-') ? 1 : 0;
    const std::size_t whole = position;
    position = skipDigits(token, position);
    if (position == whole || (token[whole] == '0' && position > whole + 1))
        return false;
    if (position < token.size() && token[position] == '.') {
        const std::size_t fraction = ++position;
        position = skipDigits(token, position);
        if (position == fraction)
            return false;
    }
    if (position < token.size() && (token[position] == 'e' || token[position] == 'E')) {
        ++position;
        if (position < token.size() && (token[position] == '+' || token[position] == '-'))
            ++position;
        const std::size_t exponent = position;
        position = skipDigits(token, position);
        if (position == exponent)
            return false;
    }
    return position == token.size();
}

bool isJsonScalar(std::string_view token)
{
    if (token.starts_with('"')) {
        // The common string has no escape and is known to be closed: only then is it worth a walk.
        if (token.size() >= 2 && token.ends_with('"') && token.find('\\') == std::string_view::npos)
            return token.find('"', 1) == token.size() - 1;
        return !findJsonFault(token);
    }
    return token == "true" || token == "false" || token == "null" || isJsonNumber(token);
}

std::size_t endOfJsonValue(std::string_view json, std::size_t position)
{
    std::size_t depth = 0;
    bool inString = false;
    for (; position < json.size(); ++position) {
        const char c = json[position];
        if (inString) {
            if (c == '\\')
                ++position;
            else if (c == '"')
                inString = false;
            if (inString || depth != 0)
                continue;
            return position + 1;
        }
        if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (depth == 0 && endsToken(c)) {
            return position;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return position + 1;
        }
    }
    return std::string_view::npos;
}

std::string_view trimJsonSpace(std::string_view text)
{
    while (!text.empty() && isJsonSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isJsonSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace throughline
