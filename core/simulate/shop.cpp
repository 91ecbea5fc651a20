// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/shop.h"

#include "core/simulate/payload.h"
#include "core/tracing/job_envelope.h"
#include "core/tracing/trace_context.h"

#include <fmt/format.h>

#include <utility>

namespace throughline::simulate {

Shop::Shop(const SimulationSettings& shopSettings)
    : settings(withSizes(shopSettings)), clock(shopSettings.start), agenda(clock), random(shopSettings.seed),
      faults(settings), ids(shopSettings.seed), lake(clock, ids, faults, truth, deliveries),
      tracer(ids, lake, {.clock = [this] { return clock.now(); }}),
      rows(clock, agenda, random, faults, ids, truth, deliveries),
      workers(settings, clock, ids, tracer, truth)
{
    rows.setCall([this](const std::string& function, const Work& work) { workers.call(function, work); });
}

void Shop::dispatch(std::string payload, const TraceContext& dispatcher, EventNumber cause, DurationNs delay,
                    std::function<void(const Work&)> run, std::string startedBy)
{
    const bool isLost = faults.losesContext();
    if (!isLost)
        payload = enveloped(payload, dispatcher).value_or(payload);
    Work work{.payload = std::move(payload), .cause = {cause, isLost}, .startedBy = std::move(startedBy)};
    agenda.after(random.around(delay), [run = std::move(run), work = std::move(work)] { run(work); });
}

EventNumber Shop::write(EventDraft draft, const TraceContext& metadata, const Cause& cause,
                        DurationNs duration)
{
    draft.duration = random.around(duration);
    return lake.write(std::move(draft), metadata, cause);
}

void Shop::writeMessage(const std::string& id, const std::string& contact, std::string_view column,
                        const std::string& value, std::string_view body, const RowWriter& writer)
{
    CommerceRow row = newRow(CommerceTable::Messages, id);
    row["contact_id"] = contact;
    if (!column.empty())
        row[column] = value;
    row["body"] = std::string(body);
    row["correlation_id"] = std::string(currentCorrelationId());
    std::string metadata;
    appendMetadata(metadata, *TraceContext::current());
    row["metadata"] = std::move(metadata);
    rows.write(std::move(row), writer);
}

std::string contactName(std::uint32_t contact)
{
    return fmt::format("c-{:06}", contact);
}

std::string manualPayload(Shop& shop, std::string_view table, std::string_view newRow,
                          std::string_view sessionVariables)
{
    Payload event;
    event.text("op", nameOf(Operation::Manual));
    if (!sessionVariables.empty())
        event.json("session_variables", sessionVariables);
    event.json("data", Payload().json("old", "null").json("new", newRow).take());
    return Payload()
        .text("id", shop.ids.uuid())
        .text("created_at", formatTime(shop.clock.now()))
        .json("table", Payload().text("schema", "public").text("name", table).take())
        .json("event", event.take())
        .take();
}

} // namespace throughline::simulate
