// SPDX-License-Identifier: GPL-3.0-or-later
// RowChange: what the payload of a Hasura event trigger says of the row that was changed (seed 2, "Plugin
// Integration"). Pure, any thread.
#pragma once

#include "core/import/json_members.h"

#include <string_view>

namespace throughline {

// Views into the payload or the texts; empty: absent.
struct RowChange {
    std::string_view table;
    std::string_view row;                  // its id
    std::string_view token, previousToken; // updated_by after and before the change
    bool hasUpdatedBy = false;             // the row has such a column after the change, whatever it holds
};

// Of an object that is {"table":…,"event":{"data":{"old":…,"new":…}}}. Anything else says nothing.
[[nodiscard]] RowChange rowChangeIn(std::string_view payload, UnescapedTexts& texts);

} // namespace throughline
