// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/record_row.h"

namespace throughline {

bool makeEventOfRecord(RawRecord& record, const TableRow& row)
{
    if (rowKindOf(row) != RowKind::Record)
        return false;
    const std::string_view trace = record[ImportField::Trace].asText();
    const std::string_view correlation = record[ImportField::Correlation].asText();
    if (trace.empty() && correlation.empty())
        return false;
    const std::string_view span = record[ImportField::Span].asText();
    record.recordKind = {};
    record.set(ImportField::Type, row.table);
    record.set(ImportField::Correlation, trace.empty() ? correlation : trace);
    record.set(ImportField::Parent, span);
    record.set(ImportField::Trace, {});
    record.set(ImportField::Span, {});
    const std::string_view table = row.table.substr(row.table.rfind('.') + 1);
    const std::string_view key = table.starts_with("order") ? "order_id" : "message_id";
    if (!row[key].says())
        record.addReference(key, row["id"].asText());
    return true;
}

} // namespace throughline
