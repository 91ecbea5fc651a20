// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/table_row.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace throughline {

namespace {

// Columns by which an event is told from a row: what happened, and when. An event execution has an
// event_name, and any table may have a name.
constexpr std::array<std::string_view, 8> kEventColumns = {"type",      "event_type", "event", "occurred_at",
                                                           "timestamp", "event_time", "ts",    "time"};

class Columns {
public:
    explicit Columns(std::span<const std::string_view> names) : m_names(names) {}

    [[nodiscard]] bool has(std::string_view name) const
    {
        return std::find(m_names.begin(), m_names.end(), name) != m_names.end();
    }
    [[nodiscard]] bool hasAny(std::initializer_list<std::string_view> names) const
    {
        return std::any_of(names.begin(), names.end(), [this](std::string_view name) { return has(name); });
    }
    [[nodiscard]] bool areAnEvents() const
    {
        return std::any_of(kEventColumns.begin(), kEventColumns.end(),
                           [this](std::string_view name) { return has(name); });
    }
    [[nodiscard]] bool haveUpdatedBy() const
    {
        return std::any_of(m_names.begin(), m_names.end(), isUpdatedBy);
    }

private:
    std::span<const std::string_view> m_names;
};

std::string_view withoutSchema(std::string_view table)
{
    return table.substr(table.rfind('.') + 1);
}

bool holdsMessagesOrOrders(std::string_view table)
{
    const std::string_view name = withoutSchema(table);
    return name == "messages" || name == "message" || name == "orders" || name == "order";
}

std::vector<std::string_view> columnsOf(const TableRow& row)
{
    std::vector<std::string_view> names;
    names.reserve(row.cells.size());
    for (const TableCell& cell : row.cells)
        names.push_back(cell.column);
    return names;
}

} // namespace

void TableRow::takePlace(const RawRecord& record, std::string_view source)
{
    if (table.empty() && rowKindOf(*this) == RowKind::Mutation)
        table = source;
    place = record.place;
    line = record.line;
    bytes = record.bytes;
}

RawValue TableRow::operator[](std::string_view column) const
{
    const auto found = std::find_if(cells.begin(), cells.end(),
                                    [column](const TableCell& cell) { return cell.column == column; });
    return found == cells.end() ? RawValue() : found->value;
}

bool TableRow::hasUpdatedBy() const
{
    return std::any_of(cells.begin(), cells.end(),
                       [](const TableCell& cell) { return isUpdatedBy(cell.column); });
}

RowKind rowKindOfTable(std::string_view table)
{
    const std::string_view name = withoutSchema(table);
    if (name == "job_executions" || name == "job_execution")
        return RowKind::JobExecution;
    if (name == "invocations" || name == "invocation")
        return RowKind::Invocation;
    if (name == "event_executions" || name == "event_execution")
        return RowKind::EventExecution;
    return RowKind::None;
}

RowKind rowKindOfColumns(std::span<const std::string_view> names)
{
    const Columns columns(names);
    if (columns.areAnEvents())
        return RowKind::None;
    const bool named = columns.hasAny({"name", "event_name"});
    const bool hasId = columns.has("id");
    if (hasId && !named && columns.hasAny({"job_name", "job_function_name"}) &&
        columns.hasAny({"correlation_id", "parent_job_id", "invocation_id", "event_execution_id"}))
        return RowKind::JobExecution;
    if (hasId && !named && columns.hasAny({"source_function", "source_job_id", "source_event_payload"}))
        return RowKind::Invocation;
    if (hasId && columns.has("invocation_id") && columns.has("event_name") &&
        columns.hasAny({"detected", "jobs_count", "handler_duration_ms", "detection_duration_ms"}))
        return RowKind::EventExecution;
    return columns.haveUpdatedBy() && !columns.has("event_name") ? RowKind::Mutation : RowKind::None;
}

RowKind rowKindOfTable(std::string_view table, std::span<const std::string_view> names)
{
    if (const RowKind kind = rowKindOfTable(table); kind != RowKind::None)
        return kind;
    const Columns columns(names);
    if (holdsMessagesOrOrders(table) && columns.hasAny({"trace_id", "correlation_id", "metadata"}))
        return RowKind::Record;
    return columns.haveUpdatedBy() ? RowKind::Mutation : RowKind::None;
}

RowKind rowKindOf(const TableRow& row)
{
    const std::vector<std::string_view> names = columnsOf(row);
    return row.table.empty() ? rowKindOfColumns(names) : rowKindOfTable(row.table, names);
}

bool looksLikeEvent(const TableRow& row)
{
    return Columns(columnsOf(row)).areAnEvents();
}

bool isUpdatedBy(std::string_view column)
{
    constexpr std::string_view kBare = "updatedby";
    std::size_t matched = 0;
    for (const char c : column) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (lower == '_')
            continue;
        if (matched == kBare.size() || lower != kBare[matched])
            return false;
        ++matched;
    }
    return matched == kBare.size();
}

} // namespace throughline
