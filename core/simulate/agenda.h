// SPDX-License-Identifier: GPL-3.0-or-later
// Agenda: what is going to happen in the simulated shop, in the order of its time; and SimulationClock, the
// time that it is there.
//
// A step is what one worker, request or person does at one time. While it runs it may spend time, which is
// its own: the next step begins when the agenda says so, as on another worker. Steps of one time run in the
// order in which they were planned. Owned by one simulation, one thread.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace throughline::simulate {

class SimulationClock {
public:
    explicit SimulationClock(TimeNs start) : m_now(start) {}

    [[nodiscard]] TimeNs now() const { return m_now; }
    void spend(DurationNs duration) { m_now += duration; }
    void set(TimeNs time) { m_now = time; }

private:
    TimeNs m_now;
};

class Agenda {
public:
    using Step = std::function<void()>;

    explicit Agenda(SimulationClock& clock) : m_clock(clock) {}

    void after(DurationNs delay, Step step); // from now on
    [[nodiscard]] bool empty() const { return m_items.empty(); }
    // Of the next step. Nothing that any later step does happens before.
    [[nodiscard]] TimeNs nextTime() const { return m_items.front().time; }
    void runNext();

private:
    struct Item {
        TimeNs time;
        std::uint64_t number;
        Step step;
    };
    static bool isLater(const Item& a, const Item& b)
    {
        return a.time != b.time ? a.time > b.time : a.number > b.number;
    }

    SimulationClock& m_clock;
    std::vector<Item> m_items; // a heap
    std::uint64_t m_planned = 0;
};

} // namespace throughline::simulate
