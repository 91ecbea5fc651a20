// SPDX-License-Identifier: GPL-3.0-or-later
// HeldRest: holds what comes after first results back until a test lets it go, so that a test may do in the
// preview what it wants, however fast the rest would load.
//
// Made before anything is opened, for the GUI thread. A load that is cancelled is held no longer.
#pragma once

#include "ui/session/load_controller.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace throughline::test {

class HeldRest {
public:
    explicit HeldRest(LoadController& loader)
    {
        loader.loadBy([gate = m_gate](const LoadRequest& request, const CancelToken& cancel,
                                      const ProgressCallback& progress) {
            if (!request.firstBytes)
                gate->wait(cancel);
            return load(request, cancel, progress);
        });
    }
    // From here on nothing is held.
    void letGo() { m_gate->open(); }

private:
    class Gate {
    public:
        void open()
        {
            const std::lock_guard lock(m_mutex);
            m_open = true;
            m_opened.notify_all();
        }
        void wait(const CancelToken& cancel)
        {
            // A token wakes nobody: it has to be looked at.
            constexpr std::chrono::milliseconds kLook(5);
            std::unique_lock lock(m_mutex);
            while (!m_open && !cancel.cancelled())
                m_opened.wait_for(lock, kLook);
        }

    private:
        std::mutex m_mutex;
        std::condition_variable m_opened;
        bool m_open = false;
    };

    std::shared_ptr<Gate> m_gate = std::make_shared<Gate>();
};

} // namespace throughline::test
