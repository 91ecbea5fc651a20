// SPDX-License-Identifier: GPL-3.0-or-later
// JsonRows: tells the rows of tables among JSON records from events, and hands them on.
//
// Which record is a row is said by the array that holds it ({"job_executions":[…]}), by its `table` or
// `record`, or by its columns where the first record of the source has those of a row. For an event this is a
// look at a few fields that were read anyway. Owned by one parser, one thread.
#pragma once

#include "core/import/json_members.h"
#include "core/import/reader.h"
#include "core/import/record_sink.h"

#include <optional>
#include <string_view>

namespace throughline {

class JsonRows {
public:
    explicit JsonRows(const ParserSettings& settings);

    // False where the record, whose text is `json`, is an event; one of `messages` or `orders` is made one.
    [[nodiscard]] bool accept(RawRecord& record, std::string_view json, RecordSink& sink);

private:
    [[nodiscard]] bool mayBeRow(const RawRecord& record) const;
    [[nodiscard]] bool understand(const RawRecord& record);

    std::string_view m_table;       // what the source is called
    std::optional<RowKind> m_known; // what all records are
    bool m_beginsWithRow;           // the source
    TableRow m_row;
    UnescapedTexts m_texts;
};

// The same of a record whose fields were not read.
[[nodiscard]] bool isJsonRow(const RecordSlice& slice);

} // namespace throughline
