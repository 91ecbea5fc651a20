// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of `messages` and `orders` that say in which trace they were made, as events (seed 1, sections 3.B and
// 4.A: "`Message` Model: Stores metadata['trace_id'] = Trace A"; spec 1, "Other records").
//
// Such a record is no event of its trace, it was made by one: its trace becomes its correlation id, which the
// link rule `correlation` follows, and a span that it names its parent. Of a row of which a source may hold
// several states, each a change, no event is made. Pure, any thread.
#pragma once

#include "core/import/raw_record.h"
#include "core/import/table_row.h"

namespace throughline {

// Makes the record, whose fields were offered, the event that a row of such a table stands for. False, and
// the record is as it was, where the row is of another table or names no trace. The record's texts are views
// into the row's.
[[nodiscard]] bool makeEventOfRecord(RawRecord& record, const TableRow& row);

} // namespace throughline
