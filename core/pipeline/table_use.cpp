// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/table_use.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace throughline {

namespace {

bool hasAny(const DatabaseTable& table, std::initializer_list<std::string_view> columns)
{
    return std::any_of(columns.begin(), columns.end(), [&table](std::string_view column) {
        return std::find(table.columns.begin(), table.columns.end(), column) != table.columns.end();
    });
}

// A time that says when something happened; when a row was made says nothing of what it is.
bool saysWhatHappened(const DatabaseTable& table)
{
    return hasAny(table, {"type", "event_type", "event", "event_name", "name"}) &&
           hasAny(table, {"occurred_at", "event_time", "timestamp", "ts", "time"});
}

bool isPlacedInTrace(const DatabaseTable& table)
{
    return hasAny(table, {"trace_id", "traceId", "span_id", "spanId"}) &&
           hasAny(table, {"type", "event_type", "event", "event_name", "name"});
}

bool findsPlace(const MappingDetection& detection)
{
    return detection.finds(ImportField::Trace) || detection.finds(ImportField::Span) ||
           detection.finds(ImportField::Parent) || detection.finds(ImportField::CausalTrace);
}

} // namespace

std::optional<RowKind> rowsOf(const DatabaseTable& table)
{
    const std::vector<std::string_view> columns(table.columns.begin(), table.columns.end());
    const RowKind kind = rowKindOfTable(table.name, columns);
    // Events may well have an updated_by.
    if (kind != RowKind::None && kind != RowKind::Mutation)
        return kind;
    if (saysWhatHappened(table) || isPlacedInTrace(table))
        return RowKind::None;
    return kind == RowKind::Mutation ? std::optional(kind) : std::nullopt;
}

bool holdsEvents(const DatabaseTable& table, const MappingDetection& detection)
{
    return detection.finds(ImportField::Time) && detection.finds(ImportField::Type) &&
           (table.asked || findsPlace(detection));
}

std::string reasonToSkip(const DatabaseTable& table, const MappingDetection& detection)
{
    std::string lacks;
    const std::array wanted = {std::pair("time", detection.finds(ImportField::Time)),
                               std::pair("type", detection.finds(ImportField::Type)),
                               std::pair("trace", findsPlace(detection))};
    for (const auto& [name, found] : wanted) {
        if (!found)
            lacks += fmt::format("{}no {}", lacks.empty() ? "" : ", ", name);
    }
    constexpr std::size_t kMostColumns = 12;
    std::string columns;
    for (std::size_t i = 0; i < std::min(table.columns.size(), kMostColumns); ++i)
        columns += (i == 0 ? "" : ", ") + table.columns[i];
    if (table.columns.size() > kMostColumns)
        columns += ", …";
    return fmt::format("{} (columns: {})", lacks, columns);
}

} // namespace throughline
