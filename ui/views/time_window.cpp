// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/time_window.h"

#include <algorithm>
#include <utility>

namespace throughline {
namespace {

constexpr std::size_t kMostSteps = 200;

[[nodiscard]] bool same(const Viewport& a, const Viewport& b)
{
    return a.from == b.from && a.to == b.to;
}

} // namespace

TimeAxis axisOver(std::vector<Interval> busy, bool foldGaps)
{
    return foldGaps ? TimeAxis::folded(std::move(busy)) : TimeAxis::linear(std::move(busy));
}

void TimeWindow::reset(TimeAxis axis)
{
    m_axis = std::move(axis);
    m_viewport = Viewport::whole(m_axis, m_viewport.width);
    m_before.clear();
    m_continues = false;
}

void TimeWindow::refold(TimeAxis axis)
{
    const bool all = showsAll();
    const TimeNs from = m_axis.time(m_viewport.from);
    const TimeNs to = m_axis.time(m_viewport.to);
    reset(std::move(axis));
    if (!all) {
        show(m_axis.position(from), m_axis.position(to));
        m_before.clear();
    }
}

void TimeWindow::setWidth(float width)
{
    m_viewport.width = std::max(1.0F, width);
    for (Viewport& before : m_before) {
        before.width = m_viewport.width;
    }
}

bool TimeWindow::showsAll() const
{
    return same(m_viewport, Viewport::whole(m_axis, m_viewport.width));
}

void TimeWindow::zoom(double factor, float x, Step step)
{
    moveTo(m_viewport.zoomed(m_axis, factor, x), step);
}

void TimeWindow::pan(double share, Step step)
{
    moveTo(m_viewport.panned(m_axis, share), step);
}

void TimeWindow::show(double from, double to)
{
    Viewport wanted = m_viewport;
    wanted.from = std::min(from, to);
    wanted.to = std::max(from, to);
    if (wanted.to <= wanted.from) {
        wanted.to = wanted.from + static_cast<double>(kMicrosecond);
    }
    // A zoom that changes nothing brings the window into the bounds of axis and smallest range.
    moveTo(wanted.zoomed(m_axis, 1, wanted.width / 2), Step::Single);
}

void TimeWindow::showAll()
{
    moveTo(Viewport::whole(m_axis, m_viewport.width), Step::Single);
}

bool TimeWindow::undo()
{
    if (m_before.empty()) {
        return false;
    }
    m_viewport = m_before.back();
    m_before.pop_back();
    m_continues = false;
    return true;
}

void TimeWindow::moveTo(Viewport viewport, Step step)
{
    if (same(viewport, m_viewport)) {
        return;
    }
    if (step == Step::Single || !m_continues) {
        if (m_before.size() == kMostSteps) {
            m_before.erase(m_before.begin());
        }
        m_before.push_back(m_viewport);
    }
    m_continues = step == Step::Continued;
    m_viewport = viewport;
}

} // namespace throughline
