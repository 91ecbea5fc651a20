// SPDX-License-Identifier: GPL-3.0-or-later
// TextIndexing: the index of what the records of the open data say, made on a worker after each load
// (spec 5, "Search bar").
//
// GUI thread. A newer load drops what is being made for an older one; a preview has no index.
#pragma once

#include "core/journey/text_index.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace throughline {

class TextIndexing : public QObject {
    Q_OBJECT
public:
    explicit TextIndexing(Navigator& navigator, QObject* parent = nullptr);

    // Of navigator().snapshot(); none while it is being made.
    [[nodiscard]] const std::shared_ptr<const TextIndex>& index() const { return m_index; }
    [[nodiscard]] bool working() const { return m_wait.isActive() || m_task.running(); }

Q_SIGNALS:
    void ready();

private:
    void restart();
    void make();

    Navigator& m_navigator;
    QTimer m_wait; // lets the views come first
    std::shared_ptr<const TextIndex> m_index;
    LatestTask<std::shared_ptr<const TextIndex>> m_task;
};

} // namespace throughline
