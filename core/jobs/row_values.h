// SPDX-License-Identifier: GPL-3.0-or-later
// RowValues: the texts in a row, or in other small JSON objects, by name. Parsed once.
//
// Of a row that is empty or no JSON object nothing is found. Letters of either case are the same name, as
// databases and web servers disagree about them; where several names match, the first one in the row counts.
// A value, no ties to a thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace throughline {

class RowValues {
public:
    explicit RowValues(std::string_view json);
    RowValues(RowValues&&) noexcept;
    RowValues& operator=(RowValues&&) noexcept;
    ~RowValues();

    // Empty where there is no such member or it is no text.
    [[nodiscard]] std::string text(std::string_view name) const;
    // The text of a member of a member: `metadata` and `trace_id`.
    [[nodiscard]] std::string text(std::string_view object, std::string_view name) const;

private:
    struct Data;
    std::unique_ptr<const Data> m_data;
};

} // namespace throughline
