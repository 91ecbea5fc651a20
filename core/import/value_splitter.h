// SPDX-License-Identifier: GPL-3.0-or-later
// ValueSplitter: cuts JSON that is not one record a line into its records and contexts, one by one, in
// bounded memory. See JsonLayout.
//
// Follows brackets and strings only. Where they are broken (a line ends inside a string, a bracket of the
// wrong kind) the next line that is indented no deeper than the broken value and begins a value, a member or
// the end of the array or object is where it goes on; a line that begins an object where, by its indent, one
// around the broken value began is another one beside it. In what is not split the depth is not limited;
// readers limit it.
#pragma once

#include "core/import/context_stack.h"
#include "core/import/json_layout.h"
#include "core/import/record_slice.h"
#include "core/import/value_scanner.h"

#include <set>
#include <string>
#include <vector>

namespace throughline {

class ValueSplitter {
public:
    ValueSplitter(ByteStream& stream, const JsonLayout& layout, std::uint64_t maxRecordBytes)
        : m_scanner(stream), m_layout(layout), m_maxRecordBytes(maxRecordBytes)
    {}

    // The next slice, whose bytes are valid until the next call; false at the end.
    [[nodiscard]] bool next(RecordSlice& slice);
    // Why the stream ended where it failed.
    [[nodiscard]] const std::optional<Problem>& failure() const { return m_scanner.failure(); }
    [[nodiscard]] bool hadByteOrderMark() const { return m_hadByteOrderMark; }
    // Contexts that ended and held records, to be taken away.
    [[nodiscard]] std::vector<RecordContext>& endedContexts() { return m_contexts.ended(); }
    // Ends those that are open, where no more slices are wanted.
    void closeContexts() { leaveTo(0); }

private:
    using Scan = ValueScanner::Scan;

    // An array or object that is open and holds records somewhere.
    struct Frame {
        bool isObject = false;
        bool hasContext = false;
        bool beginsLine = false;
        bool hasElements = false;  // an array that does is one of values, not of arrays
        std::uint8_t level = 0;    // of the object, or of the elements
        std::uint64_t nesting = 0; // arrays around the elements that are arrays of arrays
        std::uint64_t line = 0;
        std::uint64_t indent = ValueScanner::kAnyIndent; // of that line
        std::string_view kind;                           // the key of the innermost array that is a member
    };

    bool step(RecordSlice& slice, bool comma);
    bool stepTop(RecordSlice& slice);
    bool stepArray(RecordSlice& slice, bool comma);
    bool stepObject(RecordSlice& slice);
    bool enterMember(RecordSlice& slice, std::uint8_t level);
    bool passOverMember(RecordSlice& slice);
    bool takeElement(RecordSlice& slice, std::uint8_t level, std::string_view kind);
    bool takeRecord(RecordSlice& slice, std::string_view kind);
    bool takeBroken(RecordSlice& slice, std::string_view reason);
    bool takeEnd(RecordSlice& slice);
    void describeValue(RecordSlice& slice, RecordSlice::Kind kind) const;

    void enter(bool isObject, std::uint8_t level, std::string_view kind);
    void leaveTo(std::size_t frames);
    [[nodiscard]] std::string_view kindNamed(std::string_view key);

    void resynchronise();
    bool goesOn();
    [[nodiscard]] std::size_t framesAround(std::uint64_t indent) const;

    ValueScanner m_scanner;
    JsonLayout m_layout;
    std::uint64_t m_maxRecordBytes;
    bool m_begun = false;
    bool m_hadByteOrderMark = false;
    bool m_broken = false; // the last slice was: find where it goes on first
    std::vector<Frame> m_frames;
    ContextStack m_contexts;
    std::set<std::string, std::less<>> m_kinds; // what slices point into
    std::string m_key;                          // of the member at hand
    std::uint64_t m_keyIndent = ValueScanner::kAnyIndent;
    std::uint64_t m_valueIndent = ValueScanner::kAnyIndent; // of the value at hand
};

} // namespace throughline
