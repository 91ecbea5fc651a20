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
    return row < m_taken.size() && from >= m_left && to <= m_right && !meets(row, from, to);
}

bool RowSpace::meets(std::size_t row, float from, float to) const
{
    return std::any_of(m_taken[row].begin(), m_taken[row].end(),
                       [&](const Stretch& taken) { return taken.from < to && from < taken.to; });
}

RowSpace::Range RowSpace::rowsOf(const Rect& rect) const
{
    const auto count = static_cast<float>(m_taken.size());
    const float first = std::clamp(std::floor((rect.y - m_top) / m_rowHeight), 0.0F, count);
    const float end = std::clamp(std::floor((rect.bottom() - m_top) / m_rowHeight) + 1, first, count);
    return {static_cast<std::size_t>(first), static_cast<std::size_t>(end)};
}

std::size_t RowSpace::rowsTaken(const Rect& rect) const
{
    const Range range = rowsOf(rect);
    std::size_t count = 0;
    for (std::size_t row = range.first; row < range.end; ++row)
        count += meets(row, rect.x, rect.right()) ? 1 : 0;
    return count;
}

void RowSpace::take(std::size_t row, float from, float to)
{
    if (row < m_taken.size())
        m_taken[row].push_back({from, to});
}

void RowSpace::take(const Rect& rect)
{
    const Range range = rowsOf(rect);
    for (std::size_t row = range.first; row < range.end; ++row)
        take(row, rect.x, rect.right());
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
