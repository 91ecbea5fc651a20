// SPDX-License-Identifier: GPL-3.0-or-later
// ExecutionRows: understands rows of tables that are no events, and keeps what they tell until it is taken.
//
// Owned by one sink, one thread; the strings outlive it.
#pragma once

#include "core/base/problem.h"
#include "core/base/string_pool.h"
#include "core/import/row_change.h"
#include "core/import/table_row.h"
#include "core/model/execution_records.h"

#include <optional>
#include <string_view>

namespace throughline {

class ExecutionRows {
public:
    explicit ExecutionRows(StringPool::Writer& strings) : m_strings(strings) {}

    // Why the row cannot be used; none where it was.
    [[nodiscard]] std::optional<ProblemCode> add(const TableRow& row, RowKind kind);
    // The row that an event trigger tells of, beside its event. Nothing where its table has no updated_by.
    void add(const RowChange& change, TimeNs time, const RecordPlace& place, Mutation::Origin origin);

    // All that came since the last call.
    [[nodiscard]] ExecutionBatch take();

private:
    void addJob(const TableRow& row);
    void addInvocation(const TableRow& row);
    void addEventExecution(const TableRow& row);
    void addMutation(const TableRow& row);
    [[nodiscard]] StringId text(const TableRow& row, std::string_view column);

    StringPool::Writer& m_strings;
    ExecutionBatch m_batch;
    UnescapedTexts m_texts; // of the payload at hand
};

} // namespace throughline
