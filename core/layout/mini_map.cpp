// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/mini_map.h"

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr float kPadding = 3;
constexpr float kSingleHeight = 3;
constexpr float kColumnWidth = 2;
constexpr float kErrorMark = 3;
constexpr float kSmallestWindow = 3;

float shareOf(double position, double length)
{
    return static_cast<float>(std::clamp(position / length, 0.0, 1.0));
}

void addFill(Scene& scene, const Rect& rect, Ink ink)
{
    scene.fills.push_back({rect, ink, ink, 0});
}

} // namespace

MiniMap::MiniMap(const Snapshot& snapshot, const Categories& categories, std::span<const EventId> events,
                 const TimeAxis& axis)
    : m_length(axis.length())
{
    if (events.size() > kDrawnSingly) {
        countColumns(snapshot, categories, events, axis);
        return;
    }
    for (const EventId e : events) {
        if (!snapshot.events.timed(e))
            continue;
        m_singles.push_back({axis.position(snapshot.events.time(e)), axis.position(snapshot.events.end(e)),
                             categories.ink(e), snapshot.events.status(e) == EventStatus::Error});
    }
}

// One pass over the events with a difference per column, so that a span over all columns costs no more than
// an instant.
void MiniMap::countColumns(const Snapshot& snapshot, const Categories& categories,
                           std::span<const EventId> events, const TimeAxis& axis)
{
    using Counts = std::array<std::int32_t, kCategoryCount>;
    std::vector<Counts> changes(kColumns + 1);
    m_columns.resize(kColumns);
    const auto columnOf = [&](double position) {
        const double column = position / m_length * static_cast<double>(kColumns);
        return static_cast<std::size_t>(std::clamp(column, 0.0, static_cast<double>(kColumns - 1)));
    };
    for (const EventId e : events) {
        if (!snapshot.events.timed(e))
            continue;
        const std::size_t first = columnOf(axis.position(snapshot.events.time(e)));
        const std::size_t last = columnOf(axis.position(snapshot.events.end(e)));
        const auto category =
            static_cast<std::size_t>(categories.ink(e)) - static_cast<std::size_t>(Ink::Category0);
        ++changes[first][category];
        --changes[last + 1][category];
        m_columns[first].error |= snapshot.events.status(e) == EventStatus::Error;
    }
    Counts running{};
    for (std::size_t i = 0; i < kColumns; ++i) {
        std::uint32_t count = 0;
        for (std::size_t c = 0; c < kCategoryCount; ++c) {
            running[c] += changes[i][c];
            count += static_cast<std::uint32_t>(running[c]);
        }
        const auto commonest = std::max_element(running.begin(), running.end()) - running.begin();
        m_columns[i].count = count;
        m_columns[i].ink = categoryInk(static_cast<std::size_t>(commonest));
        m_highest = std::max(m_highest, count);
    }
}

void MiniMap::draw(Scene& scene, const Rect& rect, const TimeAxis& axis, const Viewport& viewport) const
{
    scene.fills.push_back({rect, Ink::Background, Ink::Line, 3});
    for (const TimeAxis::Gap& gap : axis.gaps()) {
        const float left = rect.x + shareOf(gap.position, axis.length()) * rect.width;
        const float right = rect.x + shareOf(gap.position + axis.markerLength(), axis.length()) * rect.width;
        addFill(scene, {left, rect.y + 1, right - left, rect.height - 2}, Ink::Gap);
    }
    const float left = rect.x + shareOf(viewport.from, axis.length()) * rect.width;
    const float right = rect.x + shareOf(viewport.to, axis.length()) * rect.width;
    if (right - left < rect.width - 1) {
        const float width = std::max(right - left, kSmallestWindow);
        const float x = std::min(left, rect.right() - width);
        scene.fills.push_back({{x, rect.y, width, rect.height}, Ink::Selection, Ink::Accent, 2});
    }
    const Rect inner{rect.x, rect.y + kPadding, rect.width, rect.height - 2 * kPadding};
    if (m_columns.empty())
        drawSingles(scene, inner);
    else
        drawDensity(scene, inner);
}

void MiniMap::drawSingles(Scene& scene, const Rect& rect) const
{
    const auto count = static_cast<float>(m_singles.size());
    const float step = std::min(kSingleHeight + 1, (rect.height - kSingleHeight) / std::max(count - 1, 1.0F));
    for (std::size_t i = 0; i < m_singles.size(); ++i) {
        const Single& single = m_singles[i];
        const float left = rect.x + shareOf(single.from, m_length) * rect.width;
        const float right = rect.x + shareOf(single.to, m_length) * rect.width;
        const float y = rect.y + std::floor(static_cast<float>(i) * step);
        addFill(scene, {left, y, std::max(right - left, kColumnWidth), kSingleHeight},
                single.error ? Ink::Error : single.ink);
    }
}

// Neighbouring columns that look alike are one fill: a quiet map costs little, and no map more than its
// width.
void MiniMap::drawDensity(Scene& scene, const Rect& rect) const
{
    const auto drawn =
        static_cast<std::size_t>(std::clamp(rect.width / kColumnWidth, 1.0F, static_cast<float>(kColumns)));
    const float columnWidth = rect.width / static_cast<float>(drawn);
    const double scale = 1 / std::log1p(static_cast<double>(std::max(m_highest, 1U)));
    Rect run{};
    Ink runInk = Ink::Panel;
    const auto flush = [&] {
        if (run.width > 0 && run.height > 0)
            addFill(scene, run, runInk);
    };
    for (std::size_t i = 0; i < drawn; ++i) {
        Column column;
        for (std::size_t c = i * kColumns / drawn; c < (i + 1) * kColumns / drawn; ++c) {
            if (m_columns[c].count > column.count) {
                column.count = m_columns[c].count;
                column.ink = m_columns[c].ink;
            }
            column.error |= m_columns[c].error;
        }
        const float x = rect.x + static_cast<float>(i) * columnWidth;
        const auto share = static_cast<float>(std::log1p(static_cast<double>(column.count)) * scale);
        const float height =
            column.count == 0 ? 0 : std::max(2.0F, std::round(share * (rect.height - kErrorMark)));
        if (height == run.height && column.ink == runInk) {
            run.width = x + columnWidth - run.x;
        } else {
            flush();
            run = {x, rect.bottom() - height, columnWidth, height};
            runInk = column.ink;
        }
        if (column.error)
            addFill(scene, {x, rect.y, std::max(columnWidth, kColumnWidth), kErrorMark}, Ink::Error);
    }
    flush();
}

} // namespace throughline
