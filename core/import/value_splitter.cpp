// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/value_splitter.h"

#include "core/import/json_scan.h"
#include "core/import/text_repair.h"

#include <limits>

namespace throughline {

namespace {

constexpr std::uint64_t kAnyIndent = std::numeric_limits<std::uint64_t>::max();

bool endsScalar(char c)
{
    return isJsonSpace(c) || c == ',' || c == ']' || c == '}' || c == ':' || c == '[' || c == '{' || c == '"';
}

} // namespace

Result<bool> ValueSplitter::next(RecordSlice& slice)
{
    if (!m_begun) {
        m_begun = true;
        m_hadByteOrderMark = skipByteOrderMark(m_window);
        m_lineStart = m_window.offset();
    }
    const bool found = nextSlice(slice);
    const std::optional<Problem>& failure = m_window.failure();
    if (failure && (!found || failure->code == ProblemCode::Cancelled))
        return tl::unexpected<Problem>(*failure);
    return found;
}

bool ValueSplitter::nextSlice(RecordSlice& slice)
{
    m_keep = false;
    m_window.drop(m_position);
    m_position = 0;
    if (m_broken)
        resynchronise();
    for (;;) {
        skipSpace(true);
        if (!available())
            return takeEnd(slice);
        if (stepBetween(slice))
            return true;
    }
}

// One step outside of records. True where it found a slice.
bool ValueSplitter::stepBetween(RecordSlice& slice)
{
    switch (m_level) {
    case Level::Top:
        return stepTop(current(), slice);
    case Level::Array:
        return stepArray(current(), slice);
    case Level::Object:
        break;
    }
    return stepObject(current(), slice);
}

bool ValueSplitter::stepTop(char c, RecordSlice& slice)
{
    const bool enters = c == '[' || (c == '{' && m_objectOfArrays);
    if (!enters)
        return c == '{' ? takeValue(slice) : takeBroken(slice, "an object or array was expected");
    m_level = c == '[' ? Level::Array : Level::Object;
    m_inObject = false;
    m_key.clear();
    m_lineIsBlank = false;
    ++m_position;
    return false;
}

bool ValueSplitter::stepArray(char c, RecordSlice& slice)
{
    if (c == ']') {
        m_level = m_inObject ? Level::Object : Level::Top;
        m_key.clear();
        m_lineIsBlank = false;
        ++m_position;
        return false;
    }
    return c == '}' || c == ':' ? takeBroken(slice, "an element of the array was expected")
                                : takeValue(slice);
}

bool ValueSplitter::stepObject(char c, RecordSlice& slice)
{
    if (c == '"')
        return readMember(slice);
    if (c != '}')
        return takeBroken(slice, "a key in quotes was expected");
    m_level = Level::Top;
    m_lineIsBlank = false;
    ++m_position;
    return false;
}

// A key and the start of its array, or a whole member of another kind: that is about the export, not a
// record.
bool ValueSplitter::readMember(RecordSlice& slice)
{
    beginValue();
    if (scanValue(true) != Scan::Complete || !m_keep)
        return takeBroken(slice, "a key in quotes was expected");
    m_key = m_window.view().substr(1, m_position - 2).substr(0, kExcerptBytes);
    m_keep = false;
    skipSpace(false);
    if (!available() || current() != ':')
        return takeBroken(slice, "a colon was expected");
    ++m_position;
    skipSpace(false);
    if (!available())
        return false;
    if (current() == '[') {
        ++m_position;
        m_level = Level::Array;
        m_inObject = true;
        return false;
    }
    beginValue();
    return scanValue(false) == Scan::Broken && takeBroken(slice, m_reason);
}

bool ValueSplitter::takeValue(RecordSlice& slice)
{
    beginValue();
    switch (scanValue(true)) {
    case Scan::Complete: {
        const bool fits = m_keep && m_position <= m_maxRecordBytes;
        describeValue(slice, fits ? RecordSlice::Kind::Record : RecordSlice::Kind::TooLong);
        break;
    }
    case Scan::Ended:
        describeValue(slice, RecordSlice::Kind::Incomplete);
        break;
    case Scan::Broken:
        describeValue(slice, RecordSlice::Kind::Broken);
        slice.reason = m_reason;
        m_broken = true;
        break;
    }
    return true;
}

bool ValueSplitter::takeBroken(RecordSlice& slice, std::string_view reason)
{
    beginValue();
    m_keep = true;
    describeValue(slice, RecordSlice::Kind::Broken);
    slice.bytes = m_window.view().substr(0, kExcerptBytes);
    slice.reason = reason;
    m_broken = true;
    return true;
}

bool ValueSplitter::takeEnd(RecordSlice& slice)
{
    if (m_endTold || m_level == Level::Top)
        return false;
    m_endTold = true;
    slice = {};
    slice.kind = RecordSlice::Kind::OpenArray;
    slice.offset = m_window.offset() + m_position;
    slice.line = m_line;
    return true;
}

void ValueSplitter::beginValue()
{
    m_window.drop(m_position);
    m_position = 0;
    m_valueOffset = m_window.offset();
    m_valueLine = m_line;
    m_valueIndent = m_lineIsBlank ? m_valueOffset - m_lineStart : kAnyIndent;
    m_lineIsBlank = false;
    m_reason = {};
}

void ValueSplitter::describeValue(RecordSlice& slice, RecordSlice::Kind kind) const
{
    slice = {};
    slice.kind = kind;
    slice.bytes = m_keep ? m_window.view().substr(0, m_position) : std::string_view(m_beginning);
    if (kind != RecordSlice::Kind::Record)
        slice.bytes = slice.bytes.substr(0, kExcerptBytes);
    slice.offset = m_valueOffset;
    slice.size = m_window.offset() + m_position - m_valueOffset;
    slice.line = m_valueLine;
    slice.recordKind = m_key;
}

ValueSplitter::Scan ValueSplitter::scanValue(bool keep)
{
    m_keep = keep;
    m_depth = 0;
    m_beginning.clear();
    const char c = current();
    if (c == '"')
        return scanString();
    return c == '{' || c == '[' ? scanBrackets() : scanScalar();
}

ValueSplitter::Scan ValueSplitter::scanScalar()
{
    const std::uint64_t start = m_window.offset() + m_position;
    while (available() && !endsScalar(current()))
        ++m_position;
    if (m_window.offset() + m_position != start)
        return Scan::Complete;
    m_reason = "a value was expected";
    return Scan::Broken;
}

ValueSplitter::Scan ValueSplitter::scanString()
{
    ++m_position;
    while (available()) {
        const std::string_view view = m_window.view();
        while (m_position < view.size()) {
            const char c = view[m_position];
            if (c == '\n') {
                m_reason = "a line ends inside a string";
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

ValueSplitter::Scan ValueSplitter::scanBrackets()
{
    while (available()) {
        const char c = current();
        if (c == '"') {
            if (const Scan scan = scanString(); scan != Scan::Complete)
                return scan;
            continue;
        }
        ++m_position;
        if (c == '\n') {
            beginLine();
        } else if (c == '{' || c == '[') {
            if (m_depth < kKnownKinds)
                m_isObject[m_depth] = c == '{';
            ++m_depth;
        } else if (c == '}' || c == ']') {
            if (!closes(c))
                return Scan::Broken;
            if (m_depth == 0)
                return Scan::Complete;
        }
    }
    return Scan::Ended;
}

bool ValueSplitter::closes(char c)
{
    --m_depth;
    if (m_depth >= kKnownKinds || m_isObject[m_depth] == (c == '}'))
        return true;
    m_reason = "a bracket of the wrong kind";
    return false;
}

// Whether there is a byte at the position. Reads on where needed, and lets go of what need not be kept.
bool ValueSplitter::available()
{
    while (m_position >= m_window.view().size()) {
        if (m_keep && m_position > m_maxRecordBytes) {
            m_beginning = m_window.view().substr(0, kExcerptBytes);
            m_keep = false;
        }
        if (!m_keep) {
            m_window.drop(m_position);
            m_position = 0;
        }
        if (!m_window.extend())
            return false;
    }
    return true;
}

void ValueSplitter::beginLine()
{
    ++m_line;
    m_lineStart = m_window.offset() + m_position;
    m_lineIsBlank = true;
}

void ValueSplitter::skipSpace(bool commas)
{
    while (available()) {
        const char c = current();
        if (!isJsonSpace(c) && !(commas && c == ','))
            return;
        ++m_position;
        if (c == '\n')
            beginLine();
    }
}

void ValueSplitter::resynchronise()
{
    m_broken = false;
    if (m_level == Level::Object)
        return skipToEnd();
    while (available()) {
        const char c = current();
        if (c == '\n') {
            ++m_position;
            beginLine();
        } else if (m_lineIsBlank && (c == ' ' || c == '\t')) {
            ++m_position;
        } else {
            const std::uint64_t indent = m_window.offset() + m_position - m_lineStart;
            const bool begins = c == '{' || c == ',' || (c == ']' && m_level == Level::Array) ||
                                (c == '[' && m_level == Level::Top);
            if (m_lineIsBlank && begins && indent <= m_valueIndent)
                return;
            m_lineIsBlank = false;
            ++m_position;
        }
    }
}

void ValueSplitter::skipToEnd()
{
    while (available())
        m_position = m_window.view().size();
    m_endTold = true;
}

} // namespace throughline
