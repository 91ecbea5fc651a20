// SPDX-License-Identifier: GPL-3.0-or-later
// LinkDecisions: what the person says of likely causes, applied to what is open (spec 2: "the person can
// confirm or reject it, and that decision is kept with the workspace").
//
// Owned by Workspace, GUI thread; links are made anew on a worker, and the navigator then goes on with a
// snapshot in which the decisions hold. They stay while the same sources are open, also when those are loaded
// again.
#pragma once

#include "core/model/decisions.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"

#include <QObject>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace throughline {

class LinkDecisions : public QObject {
    Q_OBJECT
public:
    explicit LinkDecisions(Navigator& navigator, QObject* parent = nullptr)
        : QObject(parent), m_navigator(navigator)
    {}

    // What was just loaded and is open, without decisions: those that there are are applied to it.
    void applyTo(std::shared_ptr<const Snapshot> loaded);
    void forget();
    // Those that were kept: they hold from the next applyTo() on, in place of all others.
    void restore(std::vector<Decision> kept) { m_decisions = std::move(kept); }
    // One verdict for each candidate, the latest; None takes it back.
    void decide(const Repair& candidate, Verdict verdict);

    [[nodiscard]] const std::vector<Decision>& all() const { return m_decisions; }
    [[nodiscard]] bool working() const { return m_task.running(); }

Q_SIGNALS:
    // The person decided something.
    void changed();

private:
    void restart();

    Navigator& m_navigator;
    std::shared_ptr<const Snapshot> m_loaded;
    std::vector<Decision> m_decisions;
    LatestTask<std::shared_ptr<const Snapshot>> m_task;
};

// The candidate that a person means: that of the row where the hand is, unless what is selected has become
// something else by now; else the likeliest cause of the selected event.
[[nodiscard]] std::optional<Repair> candidateInHand(const Navigator& navigator, std::optional<Repair> ofRow);

} // namespace throughline
