// SPDX-License-Identifier: GPL-3.0-or-later
// FirstBytes: tells when a load that wants a first look has read enough (see LoadRequest::firstBytes).
//
// Owned by one load; used on one of its threads at a time.
#pragma once

#include "core/base/progress.h"

#include <cstdint>
#include <optional>

namespace throughline {

class FirstBytes {
public:
    // None: everything is wanted.
    explicit FirstBytes(std::optional<std::uint64_t> wanted) : m_wanted(wanted) {}

    // So many unpacked bytes were read after those before; `progress` says how much of what lies on disk they
    // took.
    void read(std::uint64_t bytes, const Progress& progress)
    {
        m_read += bytes;
        if (m_wanted && m_read >= *m_wanted)
            m_enough = m_enough || isWorthStopping(progress);
    }
    // Whether it is a first look.
    [[nodiscard]] bool isWanted() const { return m_wanted.has_value(); }
    // Stays where it is as long as this lives.
    [[nodiscard]] const bool& enough() const { return m_enough; }

private:
    // A little more would have to be read anyway, and from its start; then it is better read on at once.
    [[nodiscard]] bool isWorthStopping(const Progress& progress) const
    {
        constexpr double kTimes = 4;
        if (progress.bytesTotal == 0 || progress.bytesDone == 0)
            return true;
        return static_cast<double>(m_read) > kTimes * static_cast<double>(*m_wanted) * progress.shareDone();
    }

    std::optional<std::uint64_t> m_wanted;
    std::uint64_t m_read = 0;
    bool m_enough = false;
};

} // namespace throughline
