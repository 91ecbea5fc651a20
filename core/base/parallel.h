// SPDX-License-Identifier: GPL-3.0-or-later
// Runs work on several threads and waits for it.
//
// An exception on any of them reaches the caller once all have ended.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace throughline {

// work(0) … work(threads - 1), the first of them on the calling thread.
template <class Work>
void runOnThreads(unsigned threads, Work work)
{
    std::mutex mutex;
    std::exception_ptr thrown;
    const auto guarded = [&](unsigned thread) {
        try {
            work(thread);
        } catch (...) {
            const std::lock_guard lock(mutex);
            thrown = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned thread = 1; thread < threads; ++thread)
            others.emplace_back(guarded, thread);
        guarded(0);
    }
    if (thrown)
        std::rethrow_exception(thrown);
}

// body(0) … body(count - 1), each on the next thread that is free.
template <class Body>
void parallelFor(unsigned threads, std::size_t count, Body body)
{
    std::atomic<std::size_t> next = 0;
    runOnThreads(static_cast<unsigned>(std::min<std::size_t>(threads, count)), [&](unsigned) {
        for (std::size_t i = next++; i < count; i = next++)
            body(i);
    });
}

} // namespace throughline
