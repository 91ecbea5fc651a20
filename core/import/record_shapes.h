// SPDX-License-Identifier: GPL-3.0-or-later
// RecordShapes: reads JSON records that are made like others before them without looking for their tokens.
//
// A program writes its records by few patterns: what stands between two values is the same in thousands of
// them, letter for letter. Those texts are learned from records that a walk has read (see MappedMembers) and
// kept as a tree: behind each value the texts that may follow it, and what value stands behind each. A record
// that the tree leads through to its end has the same members in the same order, and only its values are
// looked at; it is read as the walk would read it. All others are left to the walk. Where records do not
// repeat each other the tree is given up. Bounded; owned by one parser, one thread; the mapping outlives it.
#pragma once

#include "core/import/json_members.h"
#include "core/import/json_records.h"
#include "core/import/raw_record.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class RecordShapes {
public:
    explicit RecordShapes(const FieldMapping& mapping) : m_mapping(mapping) {}
    RecordShapes(const RecordShapes&) = delete;
    RecordShapes& operator=(const RecordShapes&) = delete;

    // Clears the record and offers it what the text holds, which has kReadablePadding bytes behind it. False
    // where its shape is not known, or where it is no JSON: the record is then to be read by the walk. Texts
    // that had to be unescaped stay until the next call.
    [[nodiscard]] bool read(RawRecord& record, std::string_view json);
    // Learns the shape of a record for which read() was false, by what reads it the other way.
    void learn(JsonRecords& records, std::string_view json);

private:
    enum class Value : std::uint8_t { Text, Number, End };
    // What a key is given to a raw record with.
    struct Member {
        KeyMeaning meaning;
        std::uint8_t container = 0;
        std::string key;
    };
    // A member that is true, false or null belongs to the text between values.
    struct Constant {
        Member member;
        RawValue::Kind kind = RawValue::Kind::Null;
    };
    struct Step {
        std::string text; // up to the value and with its quote
        Value value = Value::End;
        Member member; // that the value belongs to
        std::vector<Constant> constants;
        Step* other = nullptr;   // a text that may stand here as well
        Step* follows = nullptr; // the first that may stand behind the value
    };
    // A text with escapes, and what it means.
    struct Unescaped {
        std::string quoted;
        std::string text;
        std::uint64_t record = 0; // that it was used in last
    };
    class Learner;

    [[nodiscard]] static bool fits(const Step& step, const char* at, const char* end);
    [[nodiscard]] bool follow(RawRecord& record, std::string_view json);
    // What the value is used for where it counts; of one that does not, whether it is right.
    [[nodiscard]] std::string_view takeText(const char*& at, std::string_view json, bool counts);
    [[nodiscard]] std::string_view unescape(std::string_view quoted, bool counts);
    void giveUp();

    static constexpr unsigned kMostTrust = 1024;

    const FieldMapping& m_mapping;
    std::deque<Step> m_steps; // never moves what it holds
    Step* m_first = nullptr;
    std::size_t m_bytes = 0; // of the steps' texts
    unsigned m_trust = kMostTrust;
    unsigned m_lessons = 0;
    std::uint64_t m_record = 0;            // counts records
    std::array<Unescaped, 64> m_unescaped; // see placeOfEnd()
    UnescapedTexts m_texts;                // of the record, where those are taken
};

} // namespace throughline
