// SPDX-License-Identifier: GPL-3.0-or-later
// LatestTask: work on a worker thread of which only the newest counts. A newer start() cancels the one
// before; its result is thrown away even where it was ready.
//
// Lives on the GUI thread with its owner; destroying it cancels what runs and waits for it. The work gets a
// token to poll and must not touch anything of the GUI thread. Its result is handed to `done` on the GUI
// thread, through the event loop; where memory runs out, `outOfMemory` is called instead (spec 6, no. 40).
// Work that takes every core does not hold the window up: its threads stand behind the window's.
#pragma once

#include "core/base/progress.h"
#include "ui/session/worker_priority.h"

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <functional>
#include <memory>
#include <new>
#include <utility>

namespace throughline {

template <class Value>
class LatestTask {
public:
    using Work = std::function<Value(const CancelToken&)>;
    using Done = std::function<void(Value)>;

    LatestTask() { m_pool.setMaxThreadCount(kThreads); }
    LatestTask(const LatestTask&) = delete;
    LatestTask& operator=(const LatestTask&) = delete;
    ~LatestTask()
    {
        m_cancel.cancel();
        m_pool.waitForDone();
    }

    void start(Work work, Done done, std::function<void()> outOfMemory = {})
    {
        m_cancel.cancel();
        m_cancel = CancelToken();
        m_running = true;
        const std::uint64_t number = ++m_number;
        m_pool.start([this, number, cancel = m_cancel, work = std::move(work), done = std::move(done),
                      outOfMemory = std::move(outOfMemory)] {
            standBehindWindow();
            std::shared_ptr<Value> value; // shared: the queued call must be copyable
            try {
                value = std::make_shared<Value>(work(cancel));
            } catch (const std::bad_alloc&) {
                value.reset();
            }
            deliver(
                number,
                [value, done, outOfMemory] {
                    if (value)
                        done(std::move(*value));
                    else if (outOfMemory)
                        outOfMemory();
                },
                true);
        });
    }

    // From the work's thread: runs the call on the GUI thread if this work is still the newest by then.
    // The number is that of the running work, see number().
    void report(std::uint64_t number, std::function<void()> call) { deliver(number, std::move(call), false); }

    // Asks the work to stop; its result, most likely "cancelled", is still delivered.
    void cancel() { m_cancel.cancel(); }
    // Throws away what runs: nothing will be delivered.
    void drop()
    {
        m_cancel.cancel();
        ++m_number;
        m_running = false;
    }
    [[nodiscard]] bool running() const { return m_running; }
    // The number that the next start() will give its work.
    [[nodiscard]] std::uint64_t nextNumber() const { return m_number + 1; }

private:
    void deliver(std::uint64_t number, std::function<void()> call, bool last)
    {
        QMetaObject::invokeMethod(
            &m_context,
            [this, number, call = std::move(call), last] {
                if (number != m_number)
                    return;
                if (last)
                    m_running = false;
                call();
            },
            Qt::QueuedConnection);
    }

    // Work that was cancelled may take a moment to notice; the newest one does not wait for it.
    static constexpr int kThreads = 4;

    QObject m_context; // queued calls that were not yet made end with it
    QThreadPool m_pool;
    CancelToken m_cancel;
    std::uint64_t m_number = 0;
    bool m_running = false;
};

} // namespace throughline
