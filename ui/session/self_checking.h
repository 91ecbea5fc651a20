// SPDX-License-Identifier: GPL-3.0-or-later
// SelfChecking: how far inferred causes can be trusted in what is open, worked out on a worker thread when
// somebody asks (spec 2, "Self-check").
//
// Owned by who shows it, GUI thread.
#pragma once

#include "core/model/self_check_figures.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"

#include <QObject>

#include <memory>
#include <optional>

namespace throughline {

class SelfChecking : public QObject {
    Q_OBJECT
public:
    explicit SelfChecking(Navigator& navigator, QObject* parent = nullptr)
        : QObject(parent), m_navigator(navigator)
    {}

    // Of what is open, unless that was asked already: changed() follows. Decisions on links do not count.
    void request();
    // None until it is worked out, and where nothing is inferred.
    [[nodiscard]] const std::optional<SelfCheck>& figures() const { return m_figures; }

Q_SIGNALS:
    void changed();

private:
    Navigator& m_navigator;
    std::shared_ptr<const Records> m_asked; // what the figures are, or will be, of
    std::optional<SelfCheck> m_figures;
    LatestTask<SelfCheck> m_task; // last: its work ends before the rest goes
};

} // namespace throughline
