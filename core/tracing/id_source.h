// SPDX-License-Identifier: GPL-3.0-or-later
// IdSource: the ids of traces and spans, UUIDs of version 4 (RFC 9562) in small letters (seed 1, section 2).
//
// One for a process, or one for each part that is to make the same ids again from the same seed. Any thread.
// The ids are unique, not secret: who sees some of them can work out the others. A process that forks makes
// its source afterwards, or both halves make the same ids.
#pragma once

#include <cstdint>
#include <mutex>
#include <random>
#include <string>

namespace throughline {

class IdSource {
public:
    IdSource(); // from the system's random source
    // The same ids in each run, in the order in which they are asked for.
    explicit IdSource(std::uint64_t seed);

    [[nodiscard]] std::string uuid();

private:
    std::mutex m_mutex;
    std::mt19937_64 m_generator;
};

} // namespace throughline
