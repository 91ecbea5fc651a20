// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for another thread, which a cancelled token ends at once.
//
// A token cannot wake whoever waits: it is looked at every few hundredths of a second. Any thread but that of
// the window.
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace throughline {

// Waits, on `lock`, until the condition holds; false where the token is cancelled first, or by then.
template <class Condition>
[[nodiscard]] bool waitUnlessCancelled(std::condition_variable& changed, std::unique_lock<std::mutex>& lock,
                                       const CancelToken& cancel, Condition condition)
{
    constexpr std::chrono::milliseconds kLookAtCancel(20);
    while (!condition()) {
        if (cancel.cancelled())
            return false;
        changed.wait_for(lock, kLookAtCancel);
    }
    return !cancel.cancelled();
}

} // namespace throughline
