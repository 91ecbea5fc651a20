// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/link_decisions.h"

#include "core/reconstruct/decided.h"

#include <span>
#include <utility>

namespace throughline {

void LinkDecisions::applyTo(std::shared_ptr<const Snapshot> loaded)
{
    m_loaded = std::move(loaded);
    if (!m_decisions.empty())
        restart();
}

void LinkDecisions::forget()
{
    m_task.drop();
    m_loaded.reset();
    m_decisions.clear();
}

void LinkDecisions::decide(const Repair& candidate, Verdict verdict)
{
    if (!m_loaded || m_loaded->preview)
        return;
    Decision decision{.cause = m_loaded->eventName(candidate.cause),
                      .effect = m_loaded->eventName(candidate.effect),
                      .verdict = verdict};
    // Two causes of one event cannot both be confirmed.
    std::erase_if(m_decisions, [&](const Decision& old) {
        return old.effect == decision.effect &&
               (old.cause == decision.cause ||
                (verdict == Verdict::Confirmed && old.verdict == Verdict::Confirmed));
    });
    if (verdict != Verdict::None)
        m_decisions.push_back(std::move(decision));
    restart();
    Q_EMIT changed();
}

void LinkDecisions::restart()
{
    m_task.start(
        [loaded = m_loaded, decisions = m_decisions](const CancelToken&) {
            return decided(*loaded, decisions);
        },
        [this](std::shared_ptr<const Snapshot> snapshot) { m_navigator.continueWith(std::move(snapshot)); });
}

std::optional<Repair> candidateInHand(const Navigator& navigator, std::optional<Repair> ofRow)
{
    const EventId event = navigator.place().event;
    if (ofRow && (event == ofRow->cause || event == ofRow->effect))
        return ofRow;
    if (!event)
        return std::nullopt;
    const std::span<const Repair> offered = navigator.snapshot()->repairs.of(event);
    return offered.empty() ? std::nullopt : std::optional(offered.front());
}

} // namespace throughline
