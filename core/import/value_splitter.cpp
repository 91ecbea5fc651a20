// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/value_splitter.h"

#include "core/base/translation.h"
#include "core/import/text_repair.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::uint64_t kAnyIndent = ValueScanner::kAnyIndent;
constexpr std::uint64_t kLongestKey = 1 << 16;
constexpr std::size_t kMostKinds = 4096; // told apart; an object may have millions of arrays

bool isAmong(const std::vector<std::string>& keys, std::string_view key)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

} // namespace

bool ValueSplitter::next(RecordSlice& slice)
{
    if (!m_begun) {
        m_begun = true;
        m_hadByteOrderMark = m_scanner.begin();
    }
    m_scanner.letGo();
    if (m_broken)
        resynchronise();
    for (;;) {
        const bool comma = m_scanner.skipSpace(true);
        if (!m_scanner.available())
            return takeEnd(slice);
        if (step(slice, comma))
            return true;
    }
}

// One step outside of records. True where it found a slice.
bool ValueSplitter::step(RecordSlice& slice, bool comma)
{
    m_keyIndent = kAnyIndent;
    if (m_frames.empty())
        return stepTop(slice);
    return m_frames.back().isObject ? stepObject(slice) : stepArray(slice, comma);
}

bool ValueSplitter::stepTop(RecordSlice& slice)
{
    switch (m_scanner.current()) {
    case '[':
        enter(false, 0, {});
        return false;
    case '{':
        return takeElement(slice, 0, {});
    default:
        return takeBroken(slice, phrase("problems", "an object or array was expected").english);
    }
}

bool ValueSplitter::stepArray(RecordSlice& slice, bool comma)
{
    Frame& frame = m_frames.back();
    switch (m_scanner.current()) {
    case ']':
        if (frame.nesting == 0) {
            leaveTo(m_frames.size() - 1);
        } else {
            --frame.nesting;
            frame.hasElements = false;
        }
        m_scanner.stepOver();
        return false;
    case '}':
    case ':':
        return takeBroken(slice, phrase("problems", "an element of the array was expected").english);
    case '[':
        if (frame.hasElements)
            break;
        ++frame.nesting;
        m_scanner.stepOver();
        return false;
    case '{':
        // A line that was cut off, and the next one.
        if (frame.hasElements && !comma && framesAround(m_scanner.indent()) < m_frames.size())
            return takeBroken(slice, phrase("problems", "a comma was expected before the next line").english);
        break;
    default:
        break;
    }
    frame.hasElements = true;
    return takeElement(slice, frame.level, frame.kind);
}

// A key and what it names: records or objects that hold some, or something about them or the export.
bool ValueSplitter::stepObject(RecordSlice& slice)
{
    m_keyIndent = m_scanner.indent();
    if (m_scanner.current() == '}') {
        leaveTo(m_frames.size() - 1);
        m_scanner.stepOver();
        return false;
    }
    if (m_scanner.current() != '"')
        return takeBroken(slice, phrase("problems", "a key in quotes was expected").english);
    m_scanner.beginValue(kLongestKey);
    const Scan scan = m_scanner.scanValue();
    if (scan == Scan::Ended)
        return false;
    if (scan != Scan::Complete || !m_scanner.kept())
        return takeBroken(slice, phrase("problems", "a key in quotes was expected").english);
    m_key = m_scanner.text().substr(1, m_scanner.text().size() - 2);
    m_scanner.letGo();
    m_scanner.skipSpace(false);
    if (!m_scanner.available())
        return false;
    if (m_scanner.current() != ':')
        return takeBroken(slice, phrase("problems", "a colon was expected").english);
    m_scanner.stepOver();
    m_scanner.skipSpace(false);
    if (!m_scanner.available())
        return false;
    const std::vector<std::string>& keys = m_layout.levels[m_frames.back().level].keys;
    const char c = m_scanner.current();
    const bool enters = keys.empty() ? c == '[' : c != 'n' && isAmong(keys, m_key); // null is none
    const auto below = static_cast<std::uint8_t>(m_frames.back().level + 1);
    return enters ? enterMember(slice, below) : passOverMember(slice);
}

bool ValueSplitter::enterMember(RecordSlice& slice, std::uint8_t level)
{
    const std::string_view kind = kindNamed(m_key);
    if (m_scanner.current() != '[')
        return takeElement(slice, level, kind);
    enter(false, level, kind);
    return false;
}

bool ValueSplitter::passOverMember(RecordSlice& slice)
{
    const bool hasContext = m_frames.back().hasContext;
    m_valueIndent = std::min(m_keyIndent, m_scanner.indent());
    m_scanner.beginValue(hasContext ? ContextStack::kMemberBytes : kExcerptBytes);
    switch (m_scanner.scanValue()) {
    case Scan::Complete:
        break;
    case Scan::Ended:
        return false;
    case Scan::Broken:
        describeValue(slice, RecordSlice::Kind::Broken);
        slice.reason = m_scanner.reason();
        m_broken = true;
        return true;
    }
    if (!hasContext)
        return false;
    if (m_scanner.kept() && m_contexts.hasRoom(m_key.size() + m_scanner.text().size())) {
        m_contexts.addMember(m_key, m_scanner.text(), m_scanner.valueOffset());
        return false;
    }
    describeValue(slice, RecordSlice::Kind::LongMember);
    slice.recordKind = kindNamed(m_key);
    return true;
}

bool ValueSplitter::takeElement(RecordSlice& slice, std::uint8_t level, std::string_view kind)
{
    if (level == m_layout.levels.size() || m_scanner.current() != '{')
        return takeRecord(slice, kind);
    enter(true, level, kind);
    return false;
}

bool ValueSplitter::takeRecord(RecordSlice& slice, std::string_view kind)
{
    m_valueIndent = std::min(m_keyIndent, m_scanner.indent());
    m_scanner.beginValue(m_maxRecordBytes);
    switch (m_scanner.scanValue()) {
    case Scan::Complete:
        describeValue(slice, m_scanner.kept() ? RecordSlice::Kind::Record : RecordSlice::Kind::TooLong);
        break;
    case Scan::Ended:
        describeValue(slice, RecordSlice::Kind::Incomplete);
        break;
    case Scan::Broken:
        describeValue(slice, RecordSlice::Kind::Broken);
        slice.reason = m_scanner.reason();
        m_broken = true;
        break;
    }
    slice.recordKind = kind;
    slice.context = m_contexts.ofRecord();
    return true;
}

// What stands here is nothing that may.
bool ValueSplitter::takeBroken(RecordSlice& slice, std::string_view reason)
{
    // The line before was cut off; what stood on it ends with it.
    const bool nextLine = m_scanner.current() == '{';
    const std::size_t around = nextLine ? framesAround(m_scanner.indent()) : m_frames.size();
    m_valueIndent = std::min(m_keyIndent, m_scanner.indent());
    m_scanner.beginValue(m_maxRecordBytes);
    leaveTo(around);
    describeValue(slice, RecordSlice::Kind::Broken);
    slice.bytes = m_scanner.ahead().substr(0, kExcerptBytes);
    slice.reason = reason;
    m_broken = true;
    return true;
}

bool ValueSplitter::takeEnd(RecordSlice& slice)
{
    const bool open = !m_frames.empty();
    leaveTo(0);
    if (!open)
        return false;
    slice = {};
    slice.kind = RecordSlice::Kind::OpenArray;
    slice.offset = m_scanner.offset();
    slice.line = m_scanner.line();
    return true;
}

void ValueSplitter::describeValue(RecordSlice& slice, RecordSlice::Kind kind) const
{
    slice = {};
    slice.kind = kind;
    slice.bytes = kind == RecordSlice::Kind::Record ? m_scanner.text() : m_scanner.beginning();
    slice.offset = m_scanner.valueOffset();
    slice.size = m_scanner.offset() - slice.offset;
    slice.line = m_scanner.valueLine();
}

void ValueSplitter::enter(bool isObject, std::uint8_t level, std::string_view kind)
{
    const bool hasContext = isObject && m_layout.levels[level].context;
    if (hasContext)
        m_contexts.open(level);
    m_frames.push_back({.isObject = isObject,
                        .hasContext = hasContext,
                        .beginsLine = m_scanner.indent() != kAnyIndent,
                        .level = level,
                        .line = m_scanner.line(),
                        .indent = m_scanner.lineIndent(),
                        .kind = kind});
    m_scanner.stepOver();
}

std::string_view ValueSplitter::kindNamed(std::string_view key)
{
    const std::string_view kind = key.substr(0, kExcerptBytes);
    if (const auto known = m_kinds.find(kind); known != m_kinds.end())
        return *known;
    return m_kinds.size() < kMostKinds ? std::string_view(*m_kinds.emplace(kind).first) : "one of very many";
}

void ValueSplitter::leaveTo(std::size_t frames)
{
    while (m_frames.size() > frames) {
        if (m_frames.back().hasContext)
            m_contexts.close();
        m_frames.pop_back();
    }
}

void ValueSplitter::resynchronise()
{
    m_broken = false;
    while (m_scanner.findLine()) {
        if (goesOn())
            return;
        m_scanner.leaveLine();
    }
}

// Whether the line that begins here is where to go on.
bool ValueSplitter::goesOn()
{
    const char c = m_scanner.current();
    const std::uint64_t indent = m_scanner.indent();
    if (c == '{') {
        leaveTo(framesAround(indent));
        const bool inObject = !m_frames.empty() && m_frames.back().isObject;
        return !inObject && indent <= m_valueIndent;
    }
    if (indent > m_valueIndent)
        return false;
    if (m_frames.empty())
        return c == ',' || c == '[';
    if (m_frames.back().isObject)
        return m_valueIndent != kAnyIndent && (c == ',' || c == '"' || c == '}');
    return c == ',' || c == ']';
}

// How many frames are around an object that begins a line with such an indent. One that began a line as deep
// or deeper has ended before, provided that indents say something: all that was in it began on the same line
// or deeper.
std::size_t ValueSplitter::framesAround(std::uint64_t indent) const
{
    for (auto outer = m_frames.begin(); outer != m_frames.end(); ++outer) {
        const auto isInside = [&](std::uint64_t line, std::uint64_t itsIndent) {
            return line == outer->line || itsIndent > outer->indent;
        };
        if (outer->isObject && outer->beginsLine && indent <= outer->indent &&
            isInside(m_scanner.valueLine(), m_valueIndent) &&
            std::all_of(outer + 1, m_frames.end(),
                        [&](const Frame& inner) { return isInside(inner.line, inner.indent); }))
            return static_cast<std::size_t>(outer - m_frames.begin());
    }
    return m_frames.size();
}

} // namespace throughline
