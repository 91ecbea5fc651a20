// SPDX-License-Identifier: GPL-3.0-or-later
// CriticalMarks: the critical paths of what a waterfall shows, by the rows that they pass.
//
// Made once for rows and paths; a look-up costs a binary search, so that a frame pays for the rows in view
// only. Immutable after construction; any thread.
#pragma once

#include "core/layout/waterfall.h"
#include "core/model/critical_path.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

class CriticalMarks {
public:
    struct Stretch {
        std::uint32_t row = 0; // among all rows, folded and hidden ones too
        TimeNs from = kNoTime, to = kNoTime;
    };

    CriticalMarks() = default;
    // Of the traces in the rows; spans that these do not hold are passed over.
    CriticalMarks(const WaterfallRows& rows, std::span<const CriticalPath> paths);

    // Spans on a path, among those that the rows hold; also those that contribute no time.
    [[nodiscard]] std::size_t spans() const { return m_spans; }
    // What the rows [first, end), numbered among all, contribute; by row, each row's in order of time.
    [[nodiscard]] std::span<const Stretch> of(std::uint32_t first, std::uint32_t end) const;

private:
    std::vector<Stretch> m_stretches; // by row and time
    std::size_t m_spans = 0;
};

} // namespace throughline
