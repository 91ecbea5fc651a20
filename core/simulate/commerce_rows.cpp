// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/commerce_rows.h"

#include "core/base/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <utility>

namespace throughline::simulate {

namespace {

using enum ColumnType;
using Column = ObservabilityColumn;

constexpr std::array kEvents = {
    Column{"place", Number},      Column{"id", ColumnType::Text}, Column{"type", Text},
    Column{"class", Text},        Column{"occurred_at", Time},    Column{"duration_us", Number},
    Column{"status", Text},       Column{"contact_id", Text},     Column{"user_id", Text},
    Column{"reference_id", Text}, Column{"payload", Json},        Column{"metadata", Json},
    Column{"updated_by", Text}};

constexpr std::array kMessages = {Column{"id", Text},          Column{"contact_id", Text},
                                  Column{"campaign_id", Text}, Column{"order_id", Text},
                                  Column{"body", Text},        Column{"correlation_id", Uuid},
                                  Column{"metadata", Json},    Column{"created_at", Time},
                                  Column{"updated_at", Time},  Column{"updated_by", Text}};

constexpr std::array kOrders = {
    Column{"id", Text},           Column{"contact_id", Text},    Column{"cart_id", Text},
    Column{"status", Text},       Column{"total_cents", Number}, Column{"correlation_id", Uuid},
    Column{"metadata", Json},     Column{"created_at", Time},    Column{"paid_at", Time},
    Column{"completed_at", Time}, Column{"updated_at", Time},    Column{"updated_by", Text}};

constexpr std::array kCarts = {Column{"id", Text},         Column{"contact_id", Text},
                               Column{"status", Text},     Column{"items", Number},
                               Column{"created_at", Time}, Column{"updated_at", Time},
                               Column{"updated_by", Text}};

constexpr std::array kShipments = {Column{"id", Text},           Column{"order_id", Text},
                                   Column{"contact_id", Text},   Column{"carrier", Text},
                                   Column{"status", Text},       Column{"created_at", Time},
                                   Column{"picked_up_at", Time}, Column{"arrived_at", Time},
                                   Column{"updated_at", Time},   Column{"updated_by", Text}};

void appendValue(std::string& json, ColumnType type, const ObservabilityCell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        if (type == Json)
            json += *text;
        else
            appendJsonText(json, *text);
    } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        fmt::format_to(std::back_inserter(json), "{}", *number);
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
        json += *flag ? "true" : "false";
    } else if (const auto* time = std::get_if<TimeCell>(&cell)) {
        json += '"';
        json += formatTime(time->time);
        json += '"';
    }
}

} // namespace

std::string_view nameOf(CommerceTable table)
{
    constexpr std::array<std::string_view, kCommerceTables> kNames = {"events", "messages", "orders", "carts",
                                                                      "shipments"};
    return kNames[static_cast<std::size_t>(table)];
}

std::span<const ObservabilityColumn> columnsOf(CommerceTable table)
{
    switch (table) {
    case CommerceTable::Events:
        return kEvents;
    case CommerceTable::Messages:
        return kMessages;
    case CommerceTable::Orders:
        return kOrders;
    case CommerceTable::Carts:
        return kCarts;
    case CommerceTable::Shipments:
        return kShipments;
    }
    return {};
}

std::size_t columnNamed(CommerceTable table, std::string_view name)
{
    const std::span<const ObservabilityColumn> columns = columnsOf(table);
    const auto found = std::ranges::find(columns, name, &ObservabilityColumn::name);
    assert(found != columns.end());
    return static_cast<std::size_t>(found - columns.begin());
}

CommerceRow newRow(CommerceTable table, std::string id)
{
    CommerceRow row{.table = table, .cells = std::vector<ObservabilityCell>(columnsOf(table).size())};
    row.cells.front() = std::move(id);
    return row;
}

void appendCells(std::string& json, std::span<const ObservabilityColumn> columns,
                 std::span<const ObservabilityCell> cells)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (std::holds_alternative<std::monostate>(cells[i]))
            continue;
        if (json.back() != '{')
            json += ',';
        json += '"';
        json += columns[i].name;
        json += "\":";
        appendValue(json, columns[i].type, cells[i]);
    }
}

void appendRecord(std::string& json, std::string_view table, std::span<const ObservabilityColumn> columns,
                  std::span<const ObservabilityCell> cells)
{
    json += "{\"table\":\"";
    json += table;
    json += '"';
    appendCells(json, columns, cells);
    json += '}';
}

} // namespace throughline::simulate
