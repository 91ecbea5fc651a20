// SPDX-License-Identifier: GPL-3.0-or-later
// RecordMatch: whether the record of an event holds a text, in one of its values.
//
// Keeps its memory from record to record. One thread.
#pragma once

#include "core/journey/record_texts.h"
#include "core/journey/text_match.h"

#include <string_view>

namespace throughline {

class RecordMatch {
public:
    // Without regard to the case of ASCII letters.
    explicit RecordMatch(std::string_view wanted);

    // In JSON only strings, numbers and literals are looked at. Of a record that is no JSON, all of it.
    [[nodiscard]] bool holds(std::string_view record);

private:
    TextMatch m_wanted;
    bool m_plain; // stands in JSON as it is wherever it stands there at all
    RecordTexts m_texts;
};

} // namespace throughline
