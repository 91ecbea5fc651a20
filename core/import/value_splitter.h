// SPDX-License-Identifier: GPL-3.0-or-later
// ValueSplitter: cuts JSON that is not one record a line into its records, one by one, in bounded memory.
//
// Follows brackets and strings only. Where they are broken (a line ends inside a string, a bracket of the
// wrong kind) the next line that is indented no deeper than the broken record and begins a value or closes
// the array is where it goes on. In an array or object that is not split the depth is not limited; readers
// limit it.
#pragma once

#include "core/import/record_slice.h"
#include "core/import/stream_window.h"

#include <bitset>
#include <string>

namespace throughline {

class ValueSplitter {
public:
    ValueSplitter(ByteStream& stream, bool objectOfArrays, std::uint64_t maxRecordBytes)
        : m_window(stream), m_objectOfArrays(objectOfArrays), m_maxRecordBytes(maxRecordBytes)
    {}

    // The next slice, valid until the next call; false at the end. A failure of the stream comes after all
    // slices before it, except that of a cancelled load, which comes at once.
    [[nodiscard]] Result<bool> next(RecordSlice& slice);
    [[nodiscard]] bool hadByteOrderMark() const { return m_hadByteOrderMark; }

private:
    enum class Level : std::uint8_t { Top, Array, Object };
    enum class Scan : std::uint8_t { Complete, Ended, Broken };

    bool nextSlice(RecordSlice& slice);
    bool stepBetween(RecordSlice& slice);
    bool stepTop(char c, RecordSlice& slice);
    bool stepArray(char c, RecordSlice& slice);
    bool stepObject(char c, RecordSlice& slice);
    bool takeValue(RecordSlice& slice);
    bool takeBroken(RecordSlice& slice, std::string_view reason);
    bool takeEnd(RecordSlice& slice);
    bool readMember(RecordSlice& slice);

    void beginValue();
    Scan scanValue(bool keep);
    Scan scanString();
    Scan scanScalar();
    Scan scanBrackets();
    bool closes(char c);
    void describeValue(RecordSlice& slice, RecordSlice::Kind kind) const;

    bool available();
    [[nodiscard]] char current() const { return m_window.view()[m_position]; }
    void skipSpace(bool commas);
    void resynchronise();
    void skipToEnd();
    void beginLine();

    StreamWindow m_window;
    bool m_objectOfArrays;
    std::uint64_t m_maxRecordBytes;
    bool m_begun = false;
    bool m_hadByteOrderMark = false;
    bool m_broken = false; // the last slice was: find the next record first
    bool m_endTold = false;
    Level m_level = Level::Top;
    bool m_inObject = false; // the array is a member of an object of arrays
    std::string m_key;       // of that member

    std::size_t m_position =
        0; // in the window's view: what is before it belongs to the value at hand or is done
    std::uint64_t m_line = 1;
    std::uint64_t m_lineStart = 0; // offset in the stream
    bool m_lineIsBlank = true;     // so far

    // The value at hand. While `m_keep`, its bytes stay in the window until the next call.
    static constexpr std::size_t kKnownKinds = 1100; // of open brackets; deeper ones are only counted
    bool m_keep = false;
    std::string m_beginning; // of a value that is not kept
    std::string_view m_reason;
    std::uint64_t m_valueOffset = 0;
    std::uint64_t m_valueLine = 0;
    std::uint64_t m_valueIndent = 0;
    std::bitset<kKnownKinds> m_isObject;
    std::size_t m_depth = 0;
};

} // namespace throughline
