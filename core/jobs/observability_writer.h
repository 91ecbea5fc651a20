// SPDX-License-Identifier: GPL-3.0-or-later
// ObservabilityWriter: takes rows from jobs without ever keeping them waiting, and writes them to a storage
// in batches on a thread of its own.
//
// add() may be called on any thread and neither blocks nor fails. A database that goes away is reported once
// and asked for again, ever more seldom; what comes meanwhile waits, up to a limit, over which the newest
// rows are dropped and counted. A row that a database refuses is taken out and reported, the others of its
// batch are written. stop() writes all that waits; where the database is away it has patience for a while,
// and what is lost then is reported as well.
#pragma once

#include "core/base/result.h"
#include "core/jobs/observability_storage.h"
#include "core/jobs/problem_report.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace throughline {

class ObservabilityWriter {
public:
    struct Options {
        std::size_t mostWaiting = 1'000'000;       // rows; some 500 bytes each
        std::size_t mostAtOnce = 2'000;            // rows of a transaction
        std::chrono::milliseconds gathering{50};   // a batch waits for more, unless it is full
        std::chrono::milliseconds firstRetry{100}; // doubles with each failure
        std::chrono::milliseconds lastRetry{10'000};
        std::chrono::milliseconds patience{10'000}; // of stop(), with a database that is away
    };
    struct Counts {
        std::uint64_t added = 0;
        std::uint64_t written = 0; // or replaced by a newer row of the same id
        std::uint64_t refused = 0;
        std::uint64_t dropped = 0; // over the limit, or at stop()
        std::uint64_t outages = 0;
        [[nodiscard]] std::uint64_t waiting() const { return added - written - refused - dropped; }
    };

    // `report` is called on the writer's thread and must not throw. It hears DatabaseUnavailable,
    // DatabaseBack, RecordRefused and RecordsLost.
    ObservabilityWriter(std::unique_ptr<ObservabilityStorage> storage, ProblemReport report);
    ObservabilityWriter(std::unique_ptr<ObservabilityStorage> storage, ProblemReport report, Options options);
    ~ObservabilityWriter(); // stops

    void add(ObservabilityRow row);
    // Waits until all rows added so far are written, refused or dropped; false where the time is over before.
    bool flush(std::chrono::milliseconds atMost);
    // Once; what is added afterwards is dropped.
    void stop();
    [[nodiscard]] Counts counts() const;

private:
    using Clock = std::chrono::steady_clock;

    void run();
    std::vector<ObservabilityRow> nextBatch();
    bool connect();
    // How many rows from the front are dealt with; fewer than there are where the database is away.
    std::size_t write(std::span<const ObservabilityRow> rows);
    void noteAway(const Problem& problem);
    void noteWritten(std::size_t rows);
    void noteRefused(const Problem& problem);
    void reportDropped();
    // False where stop() has lost its patience.
    bool waitToRetry();
    void giveUp(std::size_t unwritten);

    const std::unique_ptr<ObservabilityStorage> m_storage;
    const ProblemReport m_report;
    const Options m_options;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;    // the writer: there is something to do
    std::condition_variable m_settled; // flush(): something was done
    std::deque<ObservabilityRow> m_waiting;
    Counts m_counts;
    std::size_t m_flushing = 0; // callers that wait for it
    bool m_stopping = false;
    Clock::time_point m_deadline; // of stop()'s patience

    // Of the writer's thread alone.
    bool m_open = false;
    bool m_away = false; // as was reported
    std::chrono::milliseconds m_retry;
    std::uint64_t m_droppedReported = 0;

    std::thread m_thread; // the last: it uses all of the above
};

} // namespace throughline
