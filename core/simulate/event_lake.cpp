// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/event_lake.h"

#include "core/base/json_text.h"

#include <algorithm>
#include <utility>

namespace throughline::simulate {

EventLake::EventLake(const SimulationClock& clock, IdSource& ids, Faults& faults, SimulationTruth& truth,
                     DeliveryQueue& deliveries)
    : m_clock(clock), m_ids(ids), m_faults(faults), m_truth(truth), m_deliveries(deliveries)
{}

EventNumber EventLake::write(EventDraft draft, const TraceContext& metadata, const Cause& cause)
{
    LakeEvent event{.id = m_ids.uuid(),
                    .type = draft.kind.type,
                    .className = draft.kind.className,
                    .duration = draft.duration,
                    .isFailure = draft.isFailure,
                    .contact = std::move(draft.contact),
                    .user = std::move(draft.user),
                    .reference = std::move(draft.reference),
                    .payload = draft.payload.empty() ? "{}" : std::move(draft.payload),
                    .metadata = metadata,
                    .updatedBy = std::move(draft.updatedBy)};
    const EventNumber number = deliver(std::move(event), draft.kind.host, cause);
    if (!m_reports.empty())
        settleReports(metadata, number);
    return number;
}

// Its cause is the work that lost its context, whose event comes next.
void EventLake::writeEvent(const BrokenChain& event) noexcept
{
    std::string payload = "{";
    appendJsonMember(payload, "reason", event.reason);
    payload += '}';
    const EventNumber number = deliver({.id = m_ids.uuid(),
                                        .type = *m_texts.insert(event.sentence).first,
                                        .className = *m_texts.insert(event.className).first,
                                        .duration = 0,
                                        .payload = std::move(payload),
                                        .metadata = event.metadata},
                                       Host::Workers, {});
    m_reports.push_back({number, event.metadata.parentId});
}

void EventLake::settleReports(const TraceContext& metadata, EventNumber event)
{
    std::erase_if(m_reports, [&](const Report& report) {
        if (report.span != metadata.spanId)
            return false;
        m_truth.setCause(report.event, event);
        return true;
    });
}

EventNumber EventLake::deliver(LakeEvent event, Host host, const Cause& cause)
{
    const EventNumber number = m_truth.addEvent(event.id, event.metadata.traceId, cause);
    if (m_faults.dropsEvent()) {
        m_truth.setMissing(number);
        return number;
    }
    event.occurredAt = m_clock.now() + m_faults.offsetOf(host);
    const TimeNs time = m_clock.now() + m_faults.delay();
    const auto record = std::make_shared<const DeliveryQueue::Record>(std::move(event));
    if (m_faults.repeatsEvent())
        m_deliveries.add(time + m_faults.repeatDelay(), record);
    m_deliveries.add(time, record);
    return number;
}

} // namespace throughline::simulate
