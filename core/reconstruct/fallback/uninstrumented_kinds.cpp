// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/uninstrumented_kinds.h"

#include "core/reconstruct/fallback/earlier_events.h"
#include "core/reconstruct/fallback/sampling.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace throughline {

namespace {

constexpr std::uint32_t kLeastEvents = 20; // of a kind, of which no more can be said
constexpr std::size_t kSampled = 200;      // about
constexpr std::size_t kLookedAt = 32;      // of each key, the latest events
constexpr double kNearlyAlways = 0.9;
constexpr double kHardlyEver = 0.1;
constexpr DurationNs kSoon = kMinute; // a program's reaction; what takes longer may be a person's

struct Follows {
    EventId effect;
    EventId cause; // the latest of its kind
    DurationNs gap = 0;
};

class Looking {
public:
    Looking(const Snapshot& snapshot, const EventOrder& order, const EventKinds& kinds,
            const SharedKeys& keys)
        : m_events(snapshot.events), m_order(order), m_kinds(kinds), m_keys(keys)
    {}

    // `events`: of one kind, in the order of events.
    [[nodiscard]] std::optional<UninstrumentedKind> look(std::vector<EventId> events) const
    {
        const std::size_t every = events.size() / kSampled + 1;
        std::erase_if(events, [&](EventId e) { return wellMixed(m_order.rank(e)) % every != 0; });
        absl::flat_hash_map<std::uint32_t, std::vector<Follows>> byKind; // of what comes before
        for (const EventId e : events) {
            for (const auto& [kind, cause] : latestBefore(e, e))
                byKind[kind].push_back({e, cause, gapOf(cause, e)});
        }
        std::optional<UninstrumentedKind> found;
        DurationNs shortest = 0;
        for (auto& [kind, follows] : byKind) {
            const auto count = static_cast<double>(events.size());
            if (events.empty() || static_cast<double>(follows.size()) < kNearlyAlways * count)
                continue;
            const UninstrumentedKind example{follows.front().effect, follows.front().cause};
            std::sort(follows.begin(), follows.end(),
                      [](const Follows& a, const Follows& b) { return a.gap < b.gap; });
            const DurationNs soon =
                follows[static_cast<std::size_t>(kNearlyAlways * static_cast<double>(follows.size() - 1))]
                    .gap;
            if (soon > kSoon || byChance(events, kind, soon) > kHardlyEver)
                continue;
            if (!found || soon < shortest || (soon == shortest && example.cause < found->cause)) {
                found = example;
                shortest = soon;
            }
        }
        return found;
    }

private:
    [[nodiscard]] DurationNs gapOf(EventId cause, EventId when) const
    {
        return saturatingDifference(m_events.time(when), m_events.time(cause));
    }

    // Of each kind the latest event before `when` that has something in common with another.
    [[nodiscard]] absl::flat_hash_map<std::uint32_t, EventId> latestBefore(EventId e, EventId when) const
    {
        absl::flat_hash_map<std::uint32_t, EventId> latest;
        visitEarlier(m_events, m_order, m_keys, e, when, kLookedAt, [&](EventId other) {
            if (m_kinds.of(other) == m_kinds.of(e))
                return;
            EventId& known = latest[m_kinds.of(other)];
            if (!known || m_order.before(known, other))
                known = other;
        });
        return latest;
    }

    // In what share of events there is one of a kind so soon before the time of another.
    [[nodiscard]] double byChance(std::span<const EventId> events, std::uint32_t kind, DurationNs soon) const
    {
        std::size_t count = 0;
        for (std::size_t i = 0; i < events.size(); ++i) {
            const EventId when = events[wellMixed(i) % events.size()];
            if (when == events[i])
                continue;
            const auto latest = latestBefore(events[i], when);
            const auto before = latest.find(kind);
            count += before != latest.end() && gapOf(before->second, when) <= soon ? 1 : 0;
        }
        return static_cast<double>(count) / static_cast<double>(events.size());
    }

    const EventStore& m_events;
    const EventOrder& m_order;
    const EventKinds& m_kinds;
    const SharedKeys& m_keys;
};

} // namespace

std::vector<UninstrumentedKind> uninstrumentedKinds(const Snapshot& snapshot, const EventOrder& order,
                                                    const EventKinds& kinds, const SharedKeys& keys,
                                                    const CausePicture& picture,
                                                    std::span<const EventId> withoutCause)
{
    std::vector<std::uint32_t> count(kinds.size());
    for (const EventId e : withoutCause)
        ++count[kinds.of(e)];
    const auto suspect = [&](std::uint32_t kind) {
        return count[kind] >= kLeastEvents && count[kind] == kinds.eventsOf(kind) &&
               picture.intact(kind) == 0;
    };
    absl::flat_hash_map<std::uint32_t, std::vector<EventId>> suspects;
    for (const EventId e : withoutCause) {
        if (suspect(kinds.of(e)))
            suspects[kinds.of(e)].push_back(e);
    }
    const Looking looking(snapshot, order, kinds, keys);
    std::vector<UninstrumentedKind> found;
    for (auto& [kind, events] : suspects) {
        if (const auto uninstrumented = looking.look(std::move(events)))
            found.push_back(*uninstrumented);
    }
    return found;
}

} // namespace throughline
