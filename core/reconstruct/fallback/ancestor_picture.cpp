// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/ancestor_picture.h"

#include "core/reconstruct/fallback/sampling.h"

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr std::size_t kLatest = 64;           // earlier events that are looked at
constexpr std::size_t kFirst = 4;             // and so many of the first ones, where roots are
constexpr std::size_t kHighest = 64;          // ancestors
constexpr std::size_t kMostPairs = 1U << 16U; // names of spans may hold ids, and be as many as events
constexpr double kAlike = 0.005;              // a difference in likelihood that is none

} // namespace

AncestorPicture::AncestorPicture(const Snapshot& snapshot, const EventOrder& order, const EventKinds& kinds)
    : m_snapshot(snapshot), m_order(order), m_kinds(kinds)
{
    for (std::uint32_t i = 0; i < snapshot.events.timedCount(); ++i) {
        const EventId e(i);
        const EventId parent = snapshot.links.treeParent(e);
        if (parent && inSample(order.rank(e), kinds.eventsOf(kinds.of(e))) && order.before(parent, e))
            learn(e, parent);
    }
}

template <class Visit>
void AncestorPicture::eachEarlier(EventId effect, Visit visit) const
{
    const EventStore& events = m_snapshot.events;
    const std::span<const EventId> all = events.eventsOf(events.trace(effect));
    const auto end =
        std::upper_bound(all.begin(), all.end(), events.time(effect),
                         [&](TimeNs time, EventId e) { return time < events.time(e) || !events.timed(e); });
    const auto count = static_cast<std::size_t>(end - all.begin());
    const auto offer = [&](EventId e) {
        if (m_order.before(e, effect))
            visit(e);
    };
    for (std::size_t i = 0; i < std::min(count, kLatest); ++i)
        offer(all[count - 1 - i]);
    for (std::size_t i = 0; i < kFirst && i + kLatest < count; ++i)
        offer(all[i]);
}

// As if the parent were not here.
void AncestorPicture::learn(EventId effect, EventId parent)
{
    std::array<EventId, kHighest> ancestors;
    std::size_t count = 0;
    for (EventId e = m_snapshot.links.treeParent(parent); e && count < kHighest;
         e = m_snapshot.links.treeParent(e))
        ancestors[count++] = e;
    eachEarlier(effect, [&](EventId e) {
        const std::pair kinds(m_kinds.of(effect), m_kinds.of(e));
        if (e == parent || (m_seen.size() >= kMostPairs && !m_seen.contains(kinds)))
            return;
        Seen& seen = m_seen[kinds];
        ++seen.earlier;
        seen.ancestors +=
            std::find(ancestors.begin(), ancestors.begin() + count, e) != ancestors.begin() + count;
    });
}

AncestorPicture::Ancestor AncestorPicture::ancestorOf(EventId effect) const
{
    std::vector<Ancestor> likely;
    double most = 0;
    eachEarlier(effect, [&](EventId e) {
        const auto seen = m_seen.find({m_kinds.of(effect), m_kinds.of(e)});
        if (seen == m_seen.end())
            return;
        likely.push_back({e, (seen->second.ancestors + 0.5) / (seen->second.earlier + 1)});
        most = std::max(most, likely.back().likelihood);
    });
    Ancestor nearest;
    for (const Ancestor& each : likely) {
        if (each.likelihood >= most - kAlike && (!nearest.event || m_order.before(nearest.event, each.event)))
            nearest = each;
    }
    return nearest;
}

} // namespace throughline
