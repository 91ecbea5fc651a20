// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/event_histogram.h"

#include "core/layout/ruler.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace throughline {

namespace {

constexpr float kRulerHeight = 24;
constexpr float kErrorMark = 3;
constexpr float kErrorGap = 1;
constexpr float kSmallestBar = 2;
constexpr float kBoxPadding = 20; // of a label on a panel of its own
constexpr float kScaleHeight = 16;
constexpr std::uint32_t kEventsAtATime = 1 << 16;

// Where anything begins, to see where nothing does: events closer than that are one stretch.
std::vector<Interval> busyStretches(const Snapshot& snapshot)
{
    constexpr double kStretches = 4096;
    const EventStore& events = snapshot.events;
    std::vector<Interval> busy;
    if (events.timedCount() == 0)
        return busy;
    const TimeNs from = events.time(EventId(0));
    const TimeNs to = events.time(EventId(events.timedCount() - 1));
    const double length = static_cast<double>(to) - static_cast<double>(from);
    const auto close = static_cast<DurationNs>(length / kStretches);
    for (std::uint32_t i = 0; i < events.timedCount(); ++i) {
        const TimeNs time = events.time(EventId(i));
        if (busy.empty() || saturatingDifference(time, busy.back().to) > close)
            busy.push_back({time, time});
        busy.back().to = time;
    }
    return busy;
}

} // namespace

std::uint32_t EventHistogram::Column::total() const
{
    return std::accumulate(events.begin(), events.end(), 0U);
}

EventHistogram::EventHistogram(const Snapshot& snapshot, const Categories& categories, bool foldGaps,
                               const CancelToken& cancel)
{
    std::vector<Interval> busy = busyStretches(snapshot);
    if (busy.empty())
        return;
    m_axis = foldGaps ? TimeAxis::folded(std::move(busy)) : TimeAxis::linear(std::move(busy));
    count(snapshot, categories, cancel);
}

void EventHistogram::count(const Snapshot& snapshot, const Categories& categories, const CancelToken& cancel)
{
    m_columns.resize(kColumns);
    const EventStore& events = snapshot.events;
    for (std::uint32_t i = 0; i < events.timedCount(); ++i) {
        if (i % kEventsAtATime == 0 && cancel.cancelled())
            return;
        const EventId e(i);
        const double share = m_axis.position(events.time(e)) / m_axis.length();
        Column& column = m_columns[static_cast<std::size_t>(
            std::clamp(share * kColumns, 0.0, static_cast<double>(kColumns - 1)))];
        ++column
              .events[static_cast<std::size_t>(categories.ink(e)) - static_cast<std::size_t>(Ink::Category0)];
        column.errors += events.status(e) == EventStatus::Error ? 1 : 0;
    }
    findHighest();
}

EventHistogram EventHistogram::fitted(float width, float columnWidth) const
{
    const auto most = static_cast<std::size_t>(std::max(width / columnWidth, 1.0F));
    EventHistogram fitted = *this;
    while (fitted.m_columns.size() > most && fitted.m_columns.size() % 2 == 0) {
        std::vector<Column> halved(fitted.m_columns.size() / 2);
        for (std::size_t i = 0; i < fitted.m_columns.size(); ++i) {
            const Column& from = fitted.m_columns[i];
            for (std::size_t c = 0; c < kCategoryCount; ++c)
                halved[i / 2].events[c] += from.events[c];
            halved[i / 2].errors += from.errors;
        }
        fitted.m_columns = std::move(halved);
    }
    fitted.findHighest();
    return fitted;
}

void EventHistogram::findHighest()
{
    m_highest = 0;
    for (const Column& column : m_columns)
        m_highest = std::max(m_highest, column.total());
}

TimeRange EventHistogram::rangeOf(std::size_t column) const
{
    const double width = m_axis.length() / static_cast<double>(m_columns.size());
    const auto left = static_cast<double>(column);
    return {m_axis.time(left * width), m_axis.time((left + 1) * width)};
}

Rect EventHistogram::bodyOf(const Rect& rect)
{
    return {rect.x, rect.y + kRulerHeight, rect.width, std::max(0.0F, rect.height - kRulerHeight)};
}

std::size_t EventHistogram::columnAt(const Rect& rect, float x) const
{
    const float share = rect.width > 0 ? (x - rect.x) / rect.width : 0;
    return static_cast<std::size_t>(std::clamp(share * static_cast<float>(m_columns.size()), 0.0F,
                                               static_cast<float>(m_columns.size() - 1)));
}

void EventHistogram::draw(Scene& scene, const Rect& rect, const std::optional<TimeRange>& window,
                          const TextWidth& textWidth) const
{
    if (empty())
        return;
    const Rect body = bodyOf(rect);
    const Viewport all = Viewport::whole(m_axis, rect.width);
    if (window)
        drawWindow(scene, body, *window);
    drawRuler(scene, {rect.x, rect.y, rect.width, kRulerHeight}, body.bottom(), m_axis, all, textWidth);
    (void)drawGaps(scene, body, m_axis, all, textWidth);
    for (std::size_t column = 0; column < m_columns.size(); ++column)
        drawColumn(scene, body, column);
    scene.lines.push_back({{body.x, body.bottom()}, {body.right(), body.bottom()}, Ink::Line});
    std::string highest = fmt::format("{}", m_highest);
    const float width = textWidth(highest, Face::Small) + kBoxPadding;
    scene.labels.push_back({.box = {body.x, body.y + 1, width, kScaleHeight},
                            .text = std::move(highest),
                            .ink = Ink::Dim,
                            .face = Face::Small,
                            .align = Align::Centre,
                            .boxed = true});
}

void EventHistogram::drawWindow(Scene& scene, const Rect& body, const TimeRange& window) const
{
    const auto x = [&](TimeNs time) {
        const double share = std::clamp(m_axis.position(time) / m_axis.length(), 0.0, 1.0);
        return body.x + static_cast<float>(share) * body.width;
    };
    const float left = x(window.from);
    const float width = std::max(x(window.to) - left, kSmallestBar);
    scene.fills.push_back({{left, body.y, width, body.height}, Ink::Selection, Ink::Accent, 0});
}

void EventHistogram::drawColumn(Scene& scene, const Rect& body, std::size_t index) const
{
    const Column& column = m_columns[index];
    const std::uint32_t total = column.total();
    if (total == 0)
        return;
    const float width = body.width / static_cast<float>(m_columns.size());
    const float left = std::round(body.x + static_cast<float>(index) * width);
    const float right = std::round(body.x + static_cast<float>(index + 1) * width);
    const float room = body.height - kErrorMark - kErrorGap - kScaleHeight / 2;
    const float drawn = std::max(right - left - 1, 1.0F);
    const float height =
        std::max(kSmallestBar, room * static_cast<float>(total) / static_cast<float>(m_highest));
    std::uint32_t below = 0;
    float bottom = body.bottom();
    for (std::size_t c = 0; c < kCategoryCount; ++c) {
        below += column.events[c];
        const float top =
            std::round(body.bottom() - height * static_cast<float>(below) / static_cast<float>(total));
        if (top < bottom) {
            scene.fills.push_back({{left, top, drawn, bottom - top}, categoryInk(c), categoryInk(c), 0});
            bottom = top;
        }
    }
    if (column.errors > 0)
        scene.fills.push_back(
            {{left, bottom - kErrorGap - kErrorMark, drawn, kErrorMark}, Ink::Error, Ink::Error, 0});
}

} // namespace throughline
