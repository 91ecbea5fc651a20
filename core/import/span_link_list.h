// SPDX-License-Identifier: GPL-3.0-or-later
// Span links as a list in JSON: [{"trace_id":…,"span_id":…}], as a native export writes them. Pure, any
// thread.
#pragma once

#include "core/import/json_members.h"
#include "core/import/raw_record.h"

namespace throughline {

// Reads the list that the record holds in its field for span links, if any, into its links. Elements that
// name no span are left out. False where the text is no list; texts that had to be unescaped are kept in
// `texts`.
[[nodiscard]] bool readSpanLinkList(RawRecord& record, UnescapedTexts& texts);

} // namespace throughline
