// SPDX-License-Identifier: GPL-3.0-or-later
// IdTable: records of one table that have an id, found by it.
//
// Filled by one load in the order of its sources, then sealed and immutable: any thread may read. Of several
// rows with one id (a job that was running and is completed; delivery at least once) the one that was updated
// last stays, of equals the one that was read last.
#pragma once

#include "core/base/ids.h"
#include "core/model/event_batch.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

template <class Record>
class IdTable {
public:
    void append(std::vector<Record>&& records)
    {
        m_records.insert(m_records.end(), records.begin(), records.end());
    }
    // Adds to `folded`, by source, how many rows gave way to another of their id.
    void seal(std::vector<std::uint64_t>& folded);

    // Once sealed, each id once.
    [[nodiscard]] std::span<const Record> all() const { return m_records; }
    [[nodiscard]] bool empty() const { return m_records.empty(); }
    [[nodiscard]] std::size_t size() const { return m_records.size(); }
    // None where there is no such record. Valid as long as the table.
    [[nodiscard]] const Record* find(StringId id) const
    {
        const auto found =
            std::lower_bound(m_byId.begin(), m_byId.end(), id, [this](std::uint32_t row, StringId wanted) {
                return m_records[row].id < wanted;
            });
        return found != m_byId.end() && m_records[*found].id == id ? &m_records[*found] : nullptr;
    }

private:
    [[nodiscard]] std::vector<std::uint32_t> sortedById() const
    {
        std::vector<std::uint32_t> rows(m_records.size());
        for (std::uint32_t row = 0; row < rows.size(); ++row)
            rows[row] = row;
        std::stable_sort(rows.begin(), rows.end(), [this](std::uint32_t a, std::uint32_t b) {
            const Record &left = m_records[a], &right = m_records[b];
            return left.id != right.id ? left.id < right.id : left.updatedAt < right.updatedAt;
        });
        return rows;
    }

    std::vector<Record> m_records;
    std::vector<std::uint32_t> m_byId;
};

template <class Record>
void IdTable<Record>::seal(std::vector<std::uint64_t>& folded)
{
    const std::vector<std::uint32_t> rows = sortedById();
    std::vector<bool> stays(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Record& record = m_records[rows[i]];
        stays[rows[i]] = i + 1 == rows.size() || m_records[rows[i + 1]].id != record.id;
        if (stays[rows[i]])
            continue;
        folded.resize(std::max<std::size_t>(folded.size(), record.place.source.index() + 1));
        ++folded[record.place.source.index()];
    }
    std::size_t kept = 0;
    for (std::size_t row = 0; row < m_records.size(); ++row) {
        if (stays[row])
            m_records[kept++] = m_records[row];
    }
    m_records.resize(kept);
    m_records.shrink_to_fit();
    m_byId = sortedById();
}

} // namespace throughline
