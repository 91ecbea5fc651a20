// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of events that threads work through one at a time. Pure, any thread.
#pragma once

#include "core/model/event_store.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace throughline {

struct EventRange { // or of other things that have numbers
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// All of so many in ranges, the same whatever the number of threads. Ranges are not many, however many events
// there are: what is done once for each of them costs no more than so many times.
[[nodiscard]] inline std::vector<EventRange> rangesOf(std::uint32_t count)
{
    constexpr std::uint32_t kMost = 64;
    constexpr std::uint32_t kLeast = 1U << 14U;
    const std::uint32_t size = std::max(kLeast, count / kMost + 1);
    std::vector<EventRange> ranges;
    for (std::uint32_t begin = 0; begin < count; begin += std::min(size, count - begin))
        ranges.push_back({begin, begin + std::min(size, count - begin)});
    return ranges;
}
[[nodiscard]] inline std::vector<EventRange> rangesOf(const EventStore& events)
{
    return rangesOf(events.size());
}

// What was found in each range, in one list.
template <class T>
[[nodiscard]] std::vector<T> concatenated(const std::vector<std::vector<T>>& ofRanges)
{
    std::vector<T> all;
    for (const std::vector<T>& ofRange : ofRanges)
        all.insert(all.end(), ofRange.begin(), ofRange.end());
    return all;
}

// use(event, value) for those events of a range that have a value, in order. fetch(value) is called some
// while before, so that memory has the time to answer.
template <class IdType, class Fetch, class Use>
void visitInBatches(const OptionalColumn<IdType>& column, EventRange range, Fetch fetch, Use use)
{
    std::array<std::pair<EventId, IdType>, 16> batch;
    std::size_t count = 0;
    const auto useAll = [&] {
        for (std::size_t i = 0; i < count; ++i)
            use(batch[i].first, batch[i].second);
        count = 0;
    };
    column.visit(range.begin, range.end, [&](std::size_t row, IdType value) {
        fetch(value);
        batch[count++] = {EventId(static_cast<std::uint32_t>(row)), value};
        if (count == batch.size())
            useAll();
    });
    useAll();
}

} // namespace throughline
