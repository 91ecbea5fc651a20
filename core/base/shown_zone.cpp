// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_zone.h"

#include "core/base/floor_divide.h"

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include <atomic>
#include <deque>

namespace throughline {

namespace {

// None for UTC, which most stay with: asking a zone costs more than an addition.
std::atomic<const absl::TimeZone*> chosen = nullptr;

DurationNs offsetAt(const absl::TimeZone& zone, TimeNs instant)
{
    return zone.At(absl::FromUnixNanos(instant)).offset * kSecond;
}

} // namespace

bool ShownZone::choose(std::string_view name)
{
    absl::TimeZone zone;
    if (name.empty() || !absl::LoadTimeZone(std::string(name), &zone))
        return false;
    if (zone == absl::UTCTimeZone()) {
        chosen = nullptr;
        return true;
    }
    // Those chosen before stay, for threads that are still asking them.
    static std::deque<absl::TimeZone> zones;
    zones.push_back(zone);
    chosen = &zones.back();
    return true;
}

std::string ShownZone::name()
{
    const absl::TimeZone* const zone = chosen;
    return zone ? zone->name() : "UTC";
}

bool ShownZone::isUtc()
{
    return chosen == nullptr;
}

TimeNs ShownZone::clockAt(TimeNs instant)
{
    const absl::TimeZone* const zone = chosen;
    return zone && instant != kNoTime ? saturatingSum(instant, offsetAt(*zone, instant)) : instant;
}

std::int64_t ShownZone::dayOf(TimeNs instant)
{
    return floorDivide(clockAt(instant), kDay);
}

TimeNs ShownZone::instantOf(TimeNs clock)
{
    const absl::TimeZone* const zone = chosen;
    if (!zone || clock == kNoTime)
        return clock;
    const std::int64_t second = floorDivide(clock, kSecond);
    const absl::CivilSecond civil = absl::CivilSecond(1970) + second;
    const absl::TimeZone::TimeInfo info = zone->At(civil);
    if (info.kind == absl::TimeZone::TimeInfo::SKIPPED)
        return absl::ToUnixNanos(info.trans);
    const DurationNs offset = absl::ToUnixSeconds(info.pre) - second;
    return saturatingSum(clock, offset * kSecond);
}

} // namespace throughline
