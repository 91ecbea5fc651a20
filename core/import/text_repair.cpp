// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/text_repair.h"

#include <fmt/format.h>

namespace throughline {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD
constexpr std::string_view kEscapedReplacement = "\\ufffd";
constexpr std::size_t kUnicodeEscape = 6; // the length of \uXXXX

unsigned char byteAt(std::string_view text, std::size_t position)
{
    return static_cast<unsigned char>(text[position]);
}

bool isContinuation(std::string_view text, std::size_t position)
{
    return position < text.size() && (byteAt(text, position) & 0xC0) == 0x80;
}

// The code unit of a \uXXXX at the start of the text; -1 where there is none.
int unicodeEscape(std::string_view text)
{
    if (text.size() < kUnicodeEscape || text[0] != '\\' || text[1] != 'u')
        return -1;
    int unit = 0;
    for (std::size_t i = 2; i < kUnicodeEscape; ++i) {
        const char c = text[i];
        int digit = -1;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F')
            digit = c - 'A' + 10;
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

bool isHighSurrogate(int unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLowSurrogate(int unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

class JsonRepair {
public:
    JsonRepair(std::string_view json, std::string& out) : m_json(json), m_out(out) {}

    bool run()
    {
        m_out.clear();
        m_out.reserve(m_json.size() + kReplacement.size());
        while (m_position < m_json.size())
            step();
        return m_changed;
    }

private:
    void step()
    {
        const unsigned char c = byteAt(m_json, m_position);
        if (c >= 0x80)
            copyMultibyte();
        else if (m_inString && c == '\\')
            copyEscape();
        else if (m_inString && c < 0x20)
            replace(1, kReplacement);
        else {
            m_inString ^= c == '"';
            copy(1);
        }
    }

    void copyMultibyte()
    {
        const std::size_t length = utf8Length(m_json.substr(m_position));
        if (length == 0)
            replace(1, kReplacement);
        else
            copy(length);
    }

    void copyEscape()
    {
        const std::string_view rest = m_json.substr(m_position);
        const int unit = unicodeEscape(rest);
        if (isHighSurrogate(unit) && isLowSurrogate(unicodeEscape(rest.substr(kUnicodeEscape))))
            copy(2 * kUnicodeEscape);
        else if (isHighSurrogate(unit) || isLowSurrogate(unit))
            replace(kUnicodeEscape, kEscapedReplacement);
        else if (rest.size() > 1 && byteAt(rest, 1) >= 0x20 && byteAt(rest, 1) < 0x80)
            copy(2);
        else
            copy(1);
    }

    void copy(std::size_t count)
    {
        m_out.append(m_json.substr(m_position, count));
        m_position += count;
    }

    void replace(std::size_t count, std::string_view with)
    {
        m_out.append(with);
        m_position += count;
        m_changed = true;
    }

    std::string_view m_json;
    std::string& m_out;
    std::size_t m_position = 0;
    bool m_inString = false;
    bool m_changed = false;
};

} // namespace

std::size_t utf8Length(std::string_view text)
{
    if (text.empty())
        return 0;
    const unsigned char lead = byteAt(text, 0);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4 || !isContinuation(text, 1))
        return 0;
    if (lead < 0xE0)
        return 2;
    const unsigned char second = byteAt(text, 1);
    if (!isContinuation(text, 2))
        return 0;
    if (lead < 0xF0)
        return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ? 0 : 3;
    if (!isContinuation(text, 3) || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
        return 0;
    return 4;
}

bool namesLoneSurrogate(std::string_view string)
{
    for (std::size_t at = string.find('\\'); at < string.size(); at = string.find('\\', at)) {
        const int unit = unicodeEscape(string.substr(at));
        if (isHighSurrogate(unit) && isLowSurrogate(unicodeEscape(string.substr(at + kUnicodeEscape))))
            at += 2 * kUnicodeEscape;
        else if (isHighSurrogate(unit) || isLowSurrogate(unit))
            return true;
        else
            at += 2;
    }
    return false;
}

bool repairJsonText(std::string_view json, std::string& repaired)
{
    return JsonRepair(json, repaired).run();
}

std::string excerptOf(std::string_view bytes)
{
    std::string excerpt;
    while (!bytes.empty()) {
        const std::size_t length = utf8Length(bytes);
        const unsigned char c = byteAt(bytes, 0);
        std::string piece;
        if (c == '\n')
            piece = "\\n";
        else if (c == '\t')
            piece = "\\t";
        else if (c == '\r')
            piece = "\\r";
        else if (length == 0 || c < 0x20 || c == 0x7F)
            piece = fmt::format("\\x{:02x}", c);
        else
            piece = bytes.substr(0, length);
        if (excerpt.size() + piece.size() > kExcerptBytes)
            break;
        excerpt += piece;
        bytes.remove_prefix(length == 0 ? 1 : length);
    }
    return excerpt;
}

} // namespace throughline
