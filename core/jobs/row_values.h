// SPDX-License-Identifier: GPL-3.0-or-later
// RowValues: the texts in a row, or in other small JSON objects, by name.
//
// Of a row that is empty or no JSON object nothing is found. Letters of either case are the same name, as
// databases and web servers disagree about them; where several names match, the first one in the row counts.
// A value, no ties to a thread; a look-up costs a walk over the row.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

class RowValues {
public:
    explicit RowValues(std::string_view json);

    // Empty where there is no such member or it is no text.
    [[nodiscard]] std::string text(std::string_view name) const;
    // The text of a member of a member: `metadata` and `trace_id`.
    [[nodiscard]] std::string text(std::string_view object, std::string_view name) const;

private:
    std::string m_json; // with blanks behind it, over which simdjson reads; empty where it is no JSON
};

} // namespace throughline
