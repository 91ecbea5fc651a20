// SPDX-License-Identifier: GPL-3.0-or-later
// SpanFinding: the search within what the waterfall shows: what is looked for, which spans match, and which
// of them comes next. Looks for it on a worker; a newer text or selection supersedes an older one.
//
// Owned by its page, GUI thread.
#pragma once

#include "core/journey/span_find.h"
#include "ui/session/latest_task.h"

#include <QObject>

#include <memory>
#include <vector>

namespace throughline {

class SpanFinding : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Search among these spans from now on; null: none.
    void setSpans(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const SpanTree> tree);
    void look(const SpanQuery& query);
    // Forgets what was looked for.
    void stop();

    [[nodiscard]] const SpanQuery& query() const { return m_query; }
    // Whether something is looked for; then matches() are those known so far, for which running() tells.
    [[nodiscard]] bool active() const { return !m_query.empty(); }
    [[nodiscard]] bool running() const { return m_task.running(); }
    [[nodiscard]] bool failed() const { return m_failed; } // for want of memory
    [[nodiscard]] const SpanMatches& matches() const { return m_found.matches; }
    [[nodiscard]] const std::vector<EventId>& ascending() const { return m_found.ascending; }
    // The number of a match, from 0; -1 of what is none.
    [[nodiscard]] std::ptrdiff_t numberOf(EventId event) const;
    // The match after or before an event in the order of the rows, round and round; none where there is none.
    [[nodiscard]] EventId next(EventId from, bool forward) const;

Q_SIGNALS:
    // Other matches, or nothing runs any more.
    void changed();

private:
    struct Found {
        SpanMatches matches;
        std::vector<EventId> ascending; // the same, by id
    };
    [[nodiscard]] static Found ordered(SpanMatches matches);
    void start();
    void take(Found found);

    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const SpanTree> m_tree;
    SpanQuery m_query;
    Found m_found;
    bool m_failed = false;
    LatestTask<Found> m_task;
};

} // namespace throughline
