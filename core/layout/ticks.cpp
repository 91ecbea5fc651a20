// SPDX-License-Identifier: GPL-3.0-or-later
// The ticks of a time axis: which round times to show, and how they are written.
#include "core/base/floor_divide.h"
#include "core/base/shown_zone.h"
#include "core/layout/clock_text.h"
#include "core/layout/scene.h"
#include "core/layout/time_axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace throughline {

namespace {

constexpr double kSmallestSegment = 24; // pixels; narrower ones get no tick of their own
constexpr float kLabelGap = 12;
constexpr DurationNs kWeek = 7 * kDay;
constexpr DurationNs kFirstMonday = 4 * kDay; // 5 January 1970

// A distance between ticks: nanoseconds, or calendar months.
struct Step {
    DurationNs nanoseconds = 0;
    int months = 0;

    [[nodiscard]] double length() const
    {
        return months != 0 ? months * 30.4 * static_cast<double>(kDay) : static_cast<double>(nanoseconds);
    }
};

std::vector<Step> makeSteps()
{
    std::vector<Step> steps;
    for (DurationNs power = 1; power < kSecond; power *= 10) {
        for (const DurationNs times : {1, 2, 5})
            steps.push_back({power * times, 0});
    }
    for (const DurationNs unit : {kSecond, kMinute}) {
        for (const DurationNs times : {1, 2, 5, 10, 15, 30})
            steps.push_back({unit * times, 0});
    }
    for (const DurationNs length : {kHour, 2 * kHour, 3 * kHour, 6 * kHour, 12 * kHour, kDay, kWeek})
        steps.push_back({length, 0});
    for (const int months : {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400})
        steps.push_back({0, months});
    return steps;
}

const std::vector<Step>& allSteps()
{
    static const std::vector<Step> steps = makeSteps();
    return steps;
}

std::optional<TimeNs> monthStart(std::int64_t monthNumber)
{
    const auto year = static_cast<int>(floorDivide(monthNumber, 12));
    const auto month = static_cast<unsigned>(monthNumber - std::int64_t{year} * 12 + 1);
    const std::chrono::sys_days date{std::chrono::year(year) / std::chrono::month(month) / 1};
    TimeNs time = 0;
    if (__builtin_mul_overflow(std::int64_t{date.time_since_epoch().count()}, kDay, &time))
        return std::nullopt;
    return time;
}

// The first round time of a clock at or after what it shows at `instant`; empty where it lies outside of what
// can be said.
std::optional<TimeNs> roundClock(TimeNs instant, const Step& step)
{
    const TimeNs clock = ShownZone::clockAt(instant);
    if (step.months != 0) {
        const CivilTime civil = civilTime(instant);
        const std::int64_t number = std::int64_t{civil.year} * 12 + civil.month - 1;
        const std::int64_t first = floorDivide(number, step.months) * step.months;
        const std::optional<TimeNs> start = monthStart(first);
        return start && *start >= clock ? start : monthStart(first + step.months);
    }
    const DurationNs phase = step.nanoseconds == kWeek ? kFirstMonday : 0;
    const DurationNs past = (clock % step.nanoseconds - phase + 2 * step.nanoseconds) % step.nanoseconds;
    TimeNs rounded = clock;
    if (past != 0 && __builtin_add_overflow(clock, step.nanoseconds - past, &rounded))
        return std::nullopt;
    return rounded;
}

// The first instant at or after `time` at which clocks show a round time.
std::optional<TimeNs> roundedUp(TimeNs time, const Step& step)
{
    const std::optional<TimeNs> clock = roundClock(time, step);
    if (!clock)
        return std::nullopt;
    // As long as the clocks are not put forward or back meanwhile.
    const TimeNs near = saturatingSum(time, *clock - ShownZone::clockAt(time));
    return ShownZone::clockAt(near) == *clock ? near : std::max(time, ShownZone::instantOf(*clock));
}

unsigned fractionDigits(DurationNs step)
{
    unsigned digits = 0;
    for (DurationNs unit = kSecond; unit > 1 && step % unit != 0; unit /= 10)
        ++digits;
    return digits;
}

class Labels {
public:
    std::string of(TimeNs time, const Step& step)
    {
        const CivilTime civil = civilTime(time);
        const std::int64_t day = ShownZone::dayOf(time);
        const bool newDay = !m_any || day != m_day;
        const bool newYear = m_any && civil.year != m_year;
        const std::string date = newYear ? fmt::format("{} {}", dayText(time), civil.year) : dayText(time);
        if (step.months != 0)
            return step.months % 12 == 0 ? fmt::format("{}", civil.year) : monthText(time);
        if (step.nanoseconds % kDay == 0)
            return date;
        const std::string clock = step.nanoseconds % kMinute == 0
                                      ? minuteText(time)
                                      : fractionText(time, fractionDigits(step.nanoseconds));
        return newDay ? fmt::format("{} {}", date, clock) : clock;
    }
    // Only what is really shown tells the reader which day it is.
    void shown(TimeNs time)
    {
        m_any = true;
        m_day = ShownZone::dayOf(time);
        m_year = civilTime(time).year;
    }

private:
    bool m_any = false;
    std::int64_t m_day = 0;
    int m_year = 0;
};

// A stretch of the axis without a gap.
struct Segment {
    double from = 0, to = 0;
};

std::vector<Segment> segmentsOf(const TimeAxis& axis, const Viewport& viewport)
{
    std::vector<Segment> segments;
    double start = std::max(0.0, viewport.from);
    const double end = std::min(axis.length(), viewport.to);
    for (const TimeAxis::Gap& gap : axis.gaps()) {
        const double afterGap = gap.position + axis.markerLength();
        if (afterGap <= start)
            continue;
        if (gap.position >= end)
            break;
        if (gap.position > start)
            segments.push_back({start, gap.position});
        start = afterGap;
    }
    if (end > start)
        segments.push_back({start, end});
    return segments;
}

class TickMaker {
public:
    TickMaker(const TimeAxis& axis, const Viewport& viewport, float spacing)
        : m_axis(axis), m_viewport(viewport), m_spacing(spacing),
          m_pixel((viewport.to - viewport.from) / viewport.width)
    {
        const std::vector<Step>& steps = allSteps();
        while (m_step + 1 < steps.size() && steps[m_step].length() < spacing * m_pixel)
            ++m_step;
    }

    void add(const Segment& segment)
    {
        if (addWith(segment, allSteps()[m_step]) || (segment.to - segment.from) / m_pixel < kSmallestSegment)
            return;
        for (std::size_t finer = m_step; finer > 0; --finer) {
            const Step& step = allSteps()[finer - 1];
            if (step.length() < m_pixel)
                return;
            if (addWith(segment, step))
                return;
        }
    }

    [[nodiscard]] std::vector<Tick> take() { return std::move(m_ticks); }

private:
    // Returns whether there was any. The number is bounded by pixels even where a fine step fills a short
    // segment.
    bool addWith(const Segment& segment, const Step& step)
    {
        bool any = false;
        std::optional<TimeNs> time = roundedUp(m_axis.time(segment.from), step);
        while (time) {
            const double position = m_axis.position(*time);
            if (position > segment.to)
                break;
            if (position >= segment.from) {
                addTick(*time, position, step);
                any = true;
            }
            TimeNs next = 0;
            if (__builtin_add_overflow(*time, 1, &next))
                break;
            time = roundedUp(next, step);
        }
        return any;
    }

    void addTick(TimeNs time, double position, const Step& step)
    {
        const float x = m_viewport.x(position);
        Tick tick{position, {}};
        if (x >= m_free) {
            tick.label = m_labels.of(time, step);
            m_labels.shown(time);
            m_free =
                x + std::max(m_spacing * 0.999F, estimatedTextWidth(tick.label, Face::Regular) + kLabelGap);
        }
        m_ticks.push_back(std::move(tick));
    }

    const TimeAxis& m_axis;
    const Viewport& m_viewport;
    float m_spacing;
    double m_pixel; // nanoseconds
    std::size_t m_step = 0;
    float m_free = -1e9F; // where the next label may begin
    Labels m_labels;
    std::vector<Tick> m_ticks;
};

} // namespace

std::vector<Tick> ticks(const TimeAxis& axis, const Viewport& viewport, float spacing)
{
    if (!(viewport.to > viewport.from) || !(viewport.width > 0))
        return {};
    TickMaker maker(axis, viewport, std::max(spacing, 1.0F));
    for (const Segment& segment : segmentsOf(axis, viewport))
        maker.add(segment);
    return maker.take();
}

} // namespace throughline
