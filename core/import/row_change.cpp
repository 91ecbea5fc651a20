// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/row_change.h"

#include "core/import/table_row.h"

namespace throughline {

namespace {

struct UpdatedBy {
    std::string_view text;
    bool isThere = false;
};

// updated_by of a row; the row's id goes to the change.
UpdatedBy updatedByOf(std::string_view row, RowChange& change, UnescapedTexts& texts)
{
    UpdatedBy found;
    for (JsonMembers members(isJsonObject(row) ? row : std::string_view()); members.next();) {
        if (isUpdatedBy(members.key())) {
            found.isThere = true;
            if (found.text.empty())
                found.text = texts.textOf(members.value());
        } else if (members.key() == "id" && change.row.empty()) {
            change.row = texts.textOf(members.value());
        }
    }
    return found;
}

} // namespace

RowChange rowChangeIn(std::string_view payload, UnescapedTexts& texts)
{
    RowChange change;
    const std::string_view data = memberAt(payload, {"event", "data"});
    change.table = texts.textOf(memberAt(payload, {"table", "name"}));
    const UpdatedBy after = updatedByOf(memberNamed(data, "new"), change, texts);
    change.token = after.text;
    change.hasUpdatedBy = after.isThere; // what was deleted has none, and that is no fault
    change.previousToken = updatedByOf(memberNamed(data, "old"), change, texts).text;
    return change;
}

} // namespace throughline
