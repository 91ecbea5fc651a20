// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/cause_finder.h"

#include <algorithm>

namespace throughline {

namespace {

// What hardly ever happens among the intact links of a kind would only add strangers.
constexpr double kLeastShare = 0.002;
constexpr double kLeastLinks = 2;

} // namespace

CauseFinder::CauseFinder(const Snapshot& snapshot, const EventOrder& order, const EventKinds& kinds,
                         const SharedKeys& keys, std::span<const PairPicture> intact)
    : m_events(snapshot.events), m_order(order), m_kinds(kinds), m_keys(keys), m_causes(kinds.size())
{
    std::vector<double> links(kinds.size());
    for (const PairPicture& each : intact)
        links[each.pair.effect] += each.caused;
    for (const PairPicture& each : intact) {
        const CausePair& pair = each.pair;
        if (pair.shared == 0 || each.caused < std::max(kLeastLinks, kLeastShare * links[pair.effect]))
            continue;
        std::vector<Cause>& causes = m_causes[pair.effect];
        const auto known = std::find_if(causes.begin(), causes.end(),
                                        [&](const Cause& cause) { return cause.kind == pair.cause; });
        if (known == causes.end())
            causes.push_back({pair.cause, pair.shared});
        else
            known->keys |= pair.shared;
    }
    for (std::vector<Cause>& causes : m_causes)
        std::sort(causes.begin(), causes.end(),
                  [](const Cause& a, const Cause& b) { return a.kind < b.kind; });
    indexLarge();
}

void CauseFinder::indexLarge()
{
    std::vector<KeyKinds> keysOfCause(m_kinds.size()); // by kind of cause
    for (const std::vector<Cause>& causes : m_causes) {
        for (const Cause& cause : causes)
            keysOfCause[cause.kind] |= cause.keys;
    }
    for (std::uint32_t i = 0; i < m_events.size(); ++i) {
        const EventId e(i);
        const std::uint32_t kind = m_kinds.of(e);
        if (keysOfCause[kind] == 0 || !m_events.timed(e))
            continue;
        m_keys.eachKey(e, [&](EntityId key, KeyKinds bit) {
            if ((keysOfCause[kind] & bit) != 0 && timedOf(key).size() > kManyEvents)
                m_large[{key, kind}].push_back(e);
        });
    }
}

std::vector<EventId> CauseFinder::causesAt(EventId effect, EventId when) const
{
    std::vector<EventId> found;
    const std::vector<Cause>& causes = m_causes[m_kinds.of(effect)];
    if (causes.empty())
        return found;
    m_keys.eachKey(effect, [&](EntityId key, KeyKinds bit) { walkBack(key, bit, when, causes, found); });
    std::sort(found.begin(), found.end(), [&](EventId a, EventId b) { return m_order.before(a, b); });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase(found, effect);
    return found;
}

void CauseFinder::walkBack(EntityId key, KeyKinds bit, EventId when, std::span<const Cause> causes,
                           std::vector<EventId>& found) const
{
    // Of several events at one time some come before it and some do not.
    const auto eachBefore = [&](std::span<const EventId> events, auto take) {
        auto at = std::upper_bound(events.begin(), events.end(), m_events.time(when),
                                   [&](TimeNs time, EventId e) { return time < m_events.time(e); });
        while (at != events.begin()) {
            if (const EventId e = *--at; m_order.before(e, when) && !take(e))
                return;
        }
    };
    const std::span<const EventId> events = timedOf(key);
    if (events.size() > kManyEvents) {
        for (const Cause& cause : causes) {
            const auto large = m_large.find({key, cause.kind});
            if ((cause.keys & bit) == 0 || large == m_large.end() || large->second.size() > kFarTooMany)
                continue;
            std::size_t taken = 0;
            eachBefore(large->second, [&](EventId e) {
                found.push_back(e);
                return ++taken < kLatest;
            });
        }
        return;
    }
    std::vector<std::size_t> taken(causes.size());
    std::size_t full = 0; // causes of which enough were found
    for (const Cause& cause : causes)
        full += (cause.keys & bit) == 0 ? 1 : 0;
    eachBefore(events, [&](EventId e) {
        const auto cause = std::find_if(causes.begin(), causes.end(), [&](const Cause& candidate) {
            return candidate.kind == m_kinds.of(e) && (candidate.keys & bit) != 0;
        });
        const auto number = static_cast<std::size_t>(cause - causes.begin());
        if (cause != causes.end() && taken[number] < kLatest) {
            found.push_back(e);
            full += ++taken[number] == kLatest ? 1 : 0;
        }
        return full < causes.size();
    });
}

// Untimed events come last, and nothing can be said of what came before them.
std::span<const EventId> CauseFinder::timedOf(EntityId key) const
{
    const std::span<const EventId> events = m_events.eventsOf(key);
    if (m_events.timedCount() == m_events.size())
        return events;
    const auto end = std::lower_bound(events.begin(), events.end(), EventId(m_events.timedCount()));
    return {events.begin(), end};
}

} // namespace throughline
