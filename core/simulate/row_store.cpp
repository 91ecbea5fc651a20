// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/row_store.h"

#include "core/simulate/payload.h"
#include "core/tracing/job_envelope.h"
#include "core/tracing/trace_context.h"

#include <algorithm>
#include <utility>

namespace throughline::simulate {

namespace {

std::string jsonOf(const CommerceRow& row)
{
    std::string json = "{";
    appendCells(json, columnsOf(row.table), row.cells);
    return json + '}';
}

bool changes(CommerceTable table)
{
    return table == CommerceTable::Orders || table == CommerceTable::Shipments;
}

void keepOldCells(CommerceRow& row, const CommerceRow& old)
{
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (std::holds_alternative<std::monostate>(row.cells[i]))
            row.cells[i] = old.cells[i];
    }
}

} // namespace

RowStore::RowStore(const SimulationClock& clock, Agenda& agenda, Randomness& random, Faults& faults,
                   IdSource& ids, SimulationTruth& truth, DeliveryQueue& deliveries)
    : m_clock(clock), m_agenda(agenda), m_random(random), m_faults(faults), m_ids(ids), m_truth(truth),
      m_deliveries(deliveries)
{}

void RowStore::write(CommerceRow row, const RowWriter& writer)
{
    const std::string id = std::get<std::string>(row.cells.front());
    Rows& rows = m_rows[static_cast<std::size_t>(row.table)];
    const auto known = rows.find(id);
    const bool isNew = known == rows.end();
    std::optional<CommerceRow> old;
    if (!isNew) {
        old = known->second;
        keepOldCells(row, *old);
    }
    row["updated_at"] = TimeCell{m_clock.now()};
    row["updated_by"] = writer.token;
    if (isNew)
        row["created_at"] = TimeCell{m_clock.now()};

    m_truth.add(MutationTruth{.table = std::string(nameOf(row.table)),
                              .row = id,
                              .token = writer.token,
                              .job = writer.job,
                              .time = m_clock.now()});
    for (const Trigger& trigger : m_triggers) {
        const bool fires =
            trigger.table == row.table &&
            (old ? trigger.operation == Operation::Update && (*old)[trigger.column] != row[trigger.column]
                 : trigger.operation == Operation::Insert);
        if (fires)
            fire(trigger, old ? &*old : nullptr, row, writer);
    }
    if (row.table == CommerceTable::Messages)
        m_messageTraces.emplace(id, row.text("correlation_id"));
    if (changes(row.table))
        rows.insert_or_assign(id, row);
    m_deliveries.add(m_clock.now(), std::make_shared<const DeliveryQueue::Record>(std::move(row)));
}

void RowStore::fire(const Trigger& trigger, const CommerceRow* old, const CommerceRow& row,
                    const RowWriter& writer)
{
    Payload data;
    data.json("old", old ? jsonOf(*old) : "null").json("new", jsonOf(row));
    Payload event;
    event.text("op", nameOf(trigger.operation))
        .json("session_variables", Payload().text("x-hasura-role", writer.role).take())
        .json("data", data.take());
    std::string payload =
        Payload()
            .text("id", m_ids.uuid())
            .text("created_at", formatTime(m_clock.now()))
            .json("trigger", Payload().text("name", trigger.function).take())
            .json("table", Payload().text("schema", "public").text("name", nameOf(row.table)).take())
            .json("event", event.take())
            .take();
    const TraceContext* const context = TraceContext::current();
    const bool isLost = m_faults.losesContext() || !context;
    if (!isLost)
        payload = enveloped(payload, *context).value_or(payload);
    Work work{.payload = std::move(payload), .cause = {writer.event, isLost}, .startedBy = writer.job};
    m_agenda.after(m_random.around(trigger.delay),
                   [this, function = trigger.function, work = std::move(work)] { m_call(function, work); });
}

std::string RowStore::json(CommerceTable table, const std::string& id) const
{
    const Rows& rows = m_rows[static_cast<std::size_t>(table)];
    const auto known = rows.find(id);
    return known == rows.end() ? std::string() : jsonOf(known->second);
}

std::optional<std::string> RowStore::traceOf(std::string_view messageId) const noexcept
{
    const auto known = m_messageTraces.find(std::string(messageId));
    return known == m_messageTraces.end() ? std::nullopt : std::optional(known->second);
}

} // namespace throughline::simulate
