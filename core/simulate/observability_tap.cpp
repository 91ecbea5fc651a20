// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/observability_tap.h"

#include "core/jobs/job_run.h"
#include "core/simulate/commerce_rows.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace throughline::simulate {

namespace {

constexpr std::array kTables = {ObservabilityTable::Invocations, ObservabilityTable::EventExecutions,
                                ObservabilityTable::JobExecutions};

using Places = std::array<std::size_t, kObservabilityTables>;

Places placesOf(std::string_view column)
{
    Places places{};
    for (const ObservabilityTable table : kTables) {
        const std::span<const ObservabilityColumn> columns = columnsOf(table);
        places[static_cast<std::size_t>(table)] = static_cast<std::size_t>(
            std::ranges::find(columns, column, &ObservabilityColumn::name) - columns.begin());
    }
    return places;
}

const ObservabilityCell& cellOf(const ObservabilityRow& row, const Places& places)
{
    return row.cells[places[static_cast<std::size_t>(row.table)]];
}

// A row that says how its work began is followed by one that says how it ended.
bool hasEnded(const ObservabilityRow& row)
{
    static const Places kStatus = placesOf("status");
    const std::string& status = std::get<std::string>(cellOf(row, kStatus));
    return status != "running" && status != nameOf(EventStage::Detecting) &&
           status != nameOf(EventStage::Handling);
}

RecordedRow recorded(const ObservabilityRow& row)
{
    static const Places kUpdatedAt = placesOf("updated_at");
    RecordedRow record{.time = std::get<TimeCell>(cellOf(row, kUpdatedAt)).time, .id = row.id(), .json = {}};
    appendRecord(record.json, nameOf(row.table), columnsOf(row.table), row.cells);
    return record;
}

} // namespace

class ObservabilityTap::Storage : public ObservabilityStorage {
public:
    explicit Storage(ObservabilityTap& tap) : m_tap(tap) {}

    Result<void> open() override
    {
        for (const auto& database : m_tap.m_databases) {
            if (Result<void> opened = database->open(); !opened)
                return opened;
        }
        return {};
    }
    // Rows that a database has already replace themselves there where another one could not take them.
    Result<void> write(std::span<const ObservabilityRow> rows) override
    {
        for (const auto& database : m_tap.m_databases) {
            if (Result<void> written = database->write(rows); !written)
                return written;
        }
        std::vector<RecordedRow> records;
        for (const ObservabilityRow& row : rows) {
            if (hasEnded(row))
                records.push_back(recorded(row));
        }
        const std::lock_guard lock(m_tap.m_mutex);
        std::ranges::move(records, std::back_inserter(m_tap.m_rows));
        return {};
    }
    void close() override
    {
        for (const auto& database : m_tap.m_databases)
            database->close();
    }

private:
    ObservabilityTap& m_tap;
};

std::unique_ptr<ObservabilityStorage> ObservabilityTap::storage()
{
    return std::make_unique<Storage>(*this);
}

std::vector<RecordedRow> ObservabilityTap::take()
{
    std::vector<RecordedRow> rows;
    {
        const std::lock_guard lock(m_mutex);
        rows.swap(m_rows);
    }
    std::ranges::sort(rows, [](const RecordedRow& a, const RecordedRow& b) {
        return std::tie(a.time, a.id) < std::tie(b.time, b.id);
    });
    return rows;
}

} // namespace throughline::simulate
