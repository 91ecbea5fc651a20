// SPDX-License-Identifier: GPL-3.0-or-later
// RowSpace: which stretches of each row of a drawing are taken, so that no text is put on top of another.
//
// Rows are numbered from 0 within the visible ones. A value type without ties to a thread.
#pragma once

#include "core/layout/scene.h"

#include <cstddef>
#include <vector>

namespace throughline {

class RowSpace {
public:
    // Rows of equal height, the first one's top at `top`; only [left, right] exists.
    RowSpace(std::size_t rows, float top, float rowHeight, float left, float right);

    [[nodiscard]] std::size_t rows() const { return m_taken.size(); }
    [[nodiscard]] bool isFree(std::size_t row, float from, float to) const;
    // How many of the rows that a rectangle touches are not free there.
    [[nodiscard]] std::size_t rowsTaken(const Rect& rect) const;
    void take(std::size_t row, float from, float to);
    // All rows that a rectangle touches.
    void take(const Rect& rect);
    // Where an arrow's curve passes.
    void take(const Arrow& arrow);

private:
    struct Range {
        std::size_t first = 0, end = 0;
    };
    [[nodiscard]] Range rowsOf(const Rect& rect) const;
    [[nodiscard]] bool meets(std::size_t row, float from, float to) const;

    struct Stretch {
        float from = 0, to = 0;
    };
    float m_top, m_rowHeight, m_left, m_right;
    std::vector<std::vector<Stretch>> m_taken;
};

} // namespace throughline
