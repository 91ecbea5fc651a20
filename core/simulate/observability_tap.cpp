// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/observability_tap.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace throughline::simulate {

namespace {

std::size_t placeOfUpdatedAt(ObservabilityTable table)
{
    const std::span<const ObservabilityColumn> columns = columnsOf(table);
    return static_cast<std::size_t>(std::ranges::find(columns, "updated_at", &ObservabilityColumn::name) -
                                    columns.begin());
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
        const std::lock_guard lock(m_tap.m_mutex);
        m_tap.m_rows.insert(m_tap.m_rows.end(), rows.begin(), rows.end());
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

std::vector<ObservabilityRow> ObservabilityTap::take()
{
    std::vector<ObservabilityRow> rows;
    {
        const std::lock_guard lock(m_mutex);
        rows.swap(m_rows);
    }
    absl::flat_hash_map<std::string, std::size_t> newest; // ids are unique across tables
    for (std::size_t i = 0; i < rows.size(); ++i)
        newest[rows[i].id()] = i;
    std::vector<ObservabilityRow> taken;
    taken.reserve(newest.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (newest[rows[i].id()] == i)
            taken.push_back(std::move(rows[i]));
    }
    std::ranges::sort(taken, [](const ObservabilityRow& a, const ObservabilityRow& b) {
        return std::tuple(updatedAt(a), a.id()) < std::tuple(updatedAt(b), b.id());
    });
    return taken;
}

TimeNs updatedAt(const ObservabilityRow& row)
{
    static const std::array<std::size_t, kObservabilityTables> kPlaces = {
        placeOfUpdatedAt(ObservabilityTable::Invocations),
        placeOfUpdatedAt(ObservabilityTable::EventExecutions),
        placeOfUpdatedAt(ObservabilityTable::JobExecutions)};
    return std::get<TimeCell>(row.cells[kPlaces[static_cast<std::size_t>(row.table)]]).time;
}

} // namespace throughline::simulate
