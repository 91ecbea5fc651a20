// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/worker_priority.h"

#ifdef __linux__
#include <unistd.h>
#endif

namespace throughline {

void standBehindWindow()
{
#ifdef __linux__
    // Linux keeps one for each thread, and has the new one begin with that of the thread that started it. So
    // much leaves the window's thread three times a worker's share of a core, and a worker most of an idle
    // one.
    constexpr int kLower = 5;
    static thread_local const int lowered = ::nice(kLower);
    static_cast<void>(lowered);
#endif
}

} // namespace throughline
