// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/value_scanner.h"

#include "core/base/translation.h"
#include "core/import/json_scan.h"
#include "core/import/text_repair.h"

#include <algorithm>

namespace throughline {

namespace {

bool endsScalar(char c)
{
    return isJsonSpace(c) || c == ',' || c == ']' || c == '}' || c == ':' || c == '[' || c == '{' || c == '"';
}

} // namespace

bool ValueScanner::begin()
{
    const bool had = skipByteOrderMark(m_window);
    m_lineStart = m_window.offset();
    return had;
}

bool ValueScanner::available()
{
    while (m_position >= m_window.view().size()) {
        if (m_kept && m_position > m_limit) {
            m_beginning = text().substr(0, kExcerptBytes);
            m_kept = false;
        }
        if (!m_kept) {
            m_window.drop(m_position);
            m_position = 0;
        }
        if (!m_window.extend())
            return false;
    }
    return true;
}

std::uint64_t ValueScanner::indent() const
{
    return m_lineIsBlank ? offset() - m_lineStart : kAnyIndent;
}

void ValueScanner::noteIndent()
{
    if (m_lineIsBlank)
        m_lineIndent = indent();
    m_lineIsBlank = false;
}

void ValueScanner::stepOver()
{
    noteIndent();
    ++m_position;
}

void ValueScanner::beginLine()
{
    ++m_line;
    m_lineStart = offset();
    m_lineIndent = kAnyIndent;
    m_lineIsBlank = true;
}

bool ValueScanner::skipSpace(bool commas)
{
    bool comma = false;
    while (available()) {
        const char c = current();
        if (c == ',' && commas)
            comma = true;
        else if (!isJsonSpace(c))
            break;
        ++m_position;
        if (c == '\n')
            beginLine();
    }
    return comma;
}

bool ValueScanner::findLine()
{
    while (available()) {
        if (m_lineIsBlank) {
            skipSpace(false);
            return available();
        }
        const std::string_view view = m_window.view();
        const std::size_t end = view.find('\n', m_position);
        m_position = end == std::string_view::npos ? view.size() : end + 1;
        if (end != std::string_view::npos)
            beginLine();
    }
    return false;
}

void ValueScanner::letGo()
{
    m_kept = false;
    m_window.drop(m_position);
    m_position = 0;
}

void ValueScanner::beginValue(std::uint64_t limit)
{
    letGo();
    m_kept = true;
    m_limit = limit;
    m_reason = {};
    m_beginning.clear();
    m_valueOffset = m_window.offset();
    m_valueLine = m_line;
}

std::string_view ValueScanner::beginning() const
{
    return m_kept ? m_window.view().substr(0, std::min(m_position, kExcerptBytes)) : m_beginning;
}

ValueScanner::Scan ValueScanner::scanValue()
{
    noteIndent();
    switch (current()) {
    case '"':
        return scanString();
    case '{':
    case '[':
        return scanBrackets();
    default:
        return scanScalar();
    }
}

ValueScanner::Scan ValueScanner::scanScalar()
{
    const std::uint64_t start = offset();
    while (available() && !endsScalar(current()))
        ++m_position;
    if (offset() != start)
        return Scan::Complete;
    m_reason = phrase("problems", "a value was expected").english;
    return Scan::Broken;
}

ValueScanner::Scan ValueScanner::scanString()
{
    ++m_position;
    while (available()) {
        const std::string_view view = m_window.view();
        while (m_position < view.size()) {
            const char c = view[m_position];
            if (c == '\n') {
                m_reason = phrase("problems", "a line ends inside a string").english;
                return Scan::Broken;
            }
            ++m_position;
            if (c == '"')
                return Scan::Complete;
            // An escaped quote does not end the string; the byte after a backslash may be in the next block.
            if (c == '\\' && available() && current() != '\n')
                ++m_position;
            if (c == '\\')
                break;
        }
    }
    return Scan::Ended;
}

ValueScanner::Scan ValueScanner::scanBrackets()
{
    m_depth = 0;
    m_strings = {};
    m_afterNewline = false;
    while (available()) {
        const std::string_view view = m_window.view();
        Scan scan = Scan::Ended;
        while (m_position < view.size()) {
            if (scanBlock(view, scan))
                return scan;
        }
    }
    return Scan::Ended;
}

bool ValueScanner::scanBlock(std::string_view view, Scan& scan)
{
    const std::size_t count = std::min(JsonBits::kBytes, view.size() - m_position);
    const std::uint64_t valid = ~std::uint64_t{0} >> (JsonBits::kBytes - count);
    const JsonBits bits(view.data() + m_position);
    const std::uint64_t inside = m_strings.inside(bits, count);
    const std::uint64_t newlines = bits.newlines & valid;
    const std::uint64_t afterNewline = newlines << 1 | (m_afterNewline ? 1 : 0);
    std::uint64_t stops = (((bits.opens | bits.closes) & ~inside) | (newlines & inside)) & valid;
    for (; stops != 0; stops &= stops - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(stops));
        const std::uint64_t before = (std::uint64_t{1} << at) - 1;
        const char c = view[m_position + at];
        const bool fits = c != '\n' && stepBracket(c, m_position + at, (afterNewline >> at & 1) != 0);
        if (fits && m_depth != 0)
            continue;
        if (c == '\n')
            m_reason = phrase("problems", "a line ends inside a string").english;
        countLines(newlines & before);
        // What the line begins with may be where it goes on.
        const bool stay = !fits && (c == '\n' || c == '{');
        m_lineIsBlank = stay && c == '{';
        m_position += at + (stay ? 0 : 1);
        scan = fits ? Scan::Complete : Scan::Broken;
        return true;
    }
    countLines(newlines);
    m_afterNewline = (newlines >> (count - 1) & 1) != 0;
    m_position += count;
    return false;
}

// Opens or closes; false where it does not fit.
bool ValueScanner::stepBracket(char c, std::size_t position, bool afterNewline)
{
    if (c == '{' || c == '[') {
        // The end of a line that was cut off is found nowhere else: what follows would be swallowed whole.
        if (afterNewline && c == '{' && !followsComma(position)) {
            m_reason = phrase("problems", "a comma was expected before the next line").english;
            return false;
        }
        if (m_depth < kKnownKinds)
            m_opened[m_depth] = c;
        ++m_depth;
        return true;
    }
    --m_depth;
    if (m_depth >= kKnownKinds || m_opened[m_depth] == (c == '}' ? '{' : '['))
        return true;
    m_reason = phrase("problems", "a bracket of the wrong kind").english;
    return false;
}

// Whether a value may begin there. Where what stands before it is no longer in memory, it may.
bool ValueScanner::followsComma(std::size_t position) const
{
    const std::string_view before = trimJsonSpace(m_window.view().substr(0, position));
    return before.empty() || std::string_view(",:[{").find(before.back()) != std::string_view::npos;
}

void ValueScanner::countLines(std::uint64_t newlines)
{
    if (newlines == 0)
        return;
    m_line += static_cast<std::uint64_t>(std::popcount(newlines));
    m_lineStart = offset() + static_cast<std::uint64_t>(64 - std::countl_zero(newlines));
    m_lineIndent = kAnyIndent;
}

} // namespace throughline
