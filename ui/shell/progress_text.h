// SPDX-License-Identifier: GPL-3.0-or-later
// ProgressText: how far a load is, in words, with the time that is left (spec 5, "Habits").
//
// Made anew for each load; GUI thread.
#pragma once

#include "core/base/progress.h"

#include <QElapsedTimer>
#include <QString>

namespace throughline {

class ProgressText {
public:
    ProgressText() { m_since.start(); }

    // "Reading: 12.3 MB of 80.0 MB, 45 000 records, 3 s left".
    [[nodiscard]] QString of(const Progress& progress);

private:
    [[nodiscard]] QString timeLeft(const Progress& progress);

    QElapsedTimer m_since; // reading began
    std::uint64_t m_before = 0;
};

// 0 … 1000, or -1 where the end is not known.
[[nodiscard]] int permille(const Progress& progress);

// "3 s left", "5 min left"; empty where it is too early to say, or too late to matter.
[[nodiscard]] QString timeLeftText(std::uint64_t done, std::uint64_t total, std::int64_t elapsedMs);

} // namespace throughline
