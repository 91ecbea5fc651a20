// SPDX-License-Identifier: GPL-3.0-or-later
// RecordMatch: whether the record of an event holds a text, in one of its values.
//
// Immutable after construction, any thread.
#pragma once

#include "core/journey/text_match.h"

#include <string>
#include <string_view>

namespace throughline {

class RecordMatch {
public:
    // Without regard to the case of ASCII letters.
    explicit RecordMatch(std::string_view wanted);

    // In JSON only strings, numbers and literals are looked at: names of members are the same in all records.
    // Of a record that is no JSON, all of it.
    [[nodiscard]] bool holds(std::string_view record) const;

private:
    TextMatch m_wanted;
    bool m_plain; // stands in JSON as it is wherever it stands there at all
};

} // namespace throughline
