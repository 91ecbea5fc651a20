// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/row_space.h"

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr int kCurveSteps = 24;
constexpr float kClearance = 3;

} // namespace

RowSpace::RowSpace(std::size_t rows, float top, float rowHeight, float left, float right)
    : m_top(top), m_rowHeight(rowHeight), m_left(left), m_right(right), m_taken(rows)
{}

bool RowSpace::isFree(std::size_t row, float from, float to) const
{
    if (row >= m_taken.size() || from < m_left || to > m_right)
        return false;
    return std::none_of(m_taken[row].begin(), m_taken[row].end(),
                        [&](const Stretch& taken) { return taken.from < to && from < taken.to; });
}

void RowSpace::take(std::size_t row, float from, float to)
{
    if (row < m_taken.size())
        m_taken[row].push_back({from, to});
}

void RowSpace::take(const Rect& rect)
{
    const float last = static_cast<float>(m_taken.size()) - 1;
    const float first = std::max(0.0F, std::floor((rect.y - m_top) / m_rowHeight));
    for (float row = first; row <= std::min(last, std::floor((rect.bottom() - m_top) / m_rowHeight)); ++row)
        take(static_cast<std::size_t>(row), rect.x, rect.right());
}

void RowSpace::take(const Arrow& arrow)
{
    Point previous = arrow.points[0];
    for (int step = 1; step <= kCurveSteps; ++step) {
        const Point next = pointOn(arrow, static_cast<float>(step) / kCurveSteps);
        const float left = std::min(previous.x, next.x);
        const float top = std::min(previous.y, next.y);
        take(Rect{left - kClearance, top, std::abs(next.x - previous.x) + 2 * kClearance,
                  std::abs(next.y - previous.y)});
        previous = next;
    }
}

} // namespace throughline
