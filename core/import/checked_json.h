// SPDX-License-Identifier: GPL-3.0-or-later
// CheckedJson: a record's JSON that is known to be whole, so that its members may be looked up freely (see
// json_members.h).
//
// Keeps a copy where texts had to be repaired. Owned by one parser, one thread.
#pragma once

#include "core/import/repaired_json.h"

#include <string_view>

namespace throughline {

class CheckedJson {
public:
    // False where the text is no JSON value, or nested too deep.
    [[nodiscard]] bool check(std::string_view json);
    // What was checked last, or its repaired copy.
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] bool wasRepaired() const { return m_repaired.wasRepaired(); }

private:
    RepairedJson m_repaired;
    std::string_view m_text;
};

} // namespace throughline
