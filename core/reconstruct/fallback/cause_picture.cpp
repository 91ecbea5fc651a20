// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/cause_picture.h"

#include "core/base/parallel.h"
#include "core/reconstruct/fallback/sampling.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace throughline {

namespace {

constexpr std::size_t kMostPairs = 1U << 15U;   // names of spans may hold ids, and be as many as events
constexpr std::size_t kMostLinksLookedAt = 256; // of one cause

} // namespace

CausePicture::CausePicture(const Snapshot& snapshot, const EventOrder& order, const IntactLinks& links,
                           const EventKinds& kinds, const SharedKeys& keys, unsigned threads)
    : m_snapshot(snapshot), m_order(order), m_links(links), m_kinds(kinds), m_keys(keys),
      m_intact(kinds.size()), m_sampled(kinds.size())
{
    const EventStore& events = snapshot.events;
    for (std::uint32_t i = 0; i < events.timedCount(); ++i)
        m_intact[kinds.of(EventId(i))] += links.causeOf(EventId(i)) ? 1 : 0;
    if (events.timedCount() > 0) {
        const DurationNs reach =
            saturatingDifference(events.time(EventId(events.timedCount() - 1)), events.time(EventId(0)));
        m_seconds = std::max(1.0, static_cast<double>(reach) * 1e-9);
    }
    const Samples samples = sample();
    for (const std::uint32_t kind : kindsByLinks())
        learnCauses(samples[kind]);
    m_finder.emplace(snapshot, order, kinds, keys, m_pairs);
    // Pairs of different kinds of effects are different pairs.
    parallelFor(threads, samples.size(), [&](std::size_t kind) { learnStrangers(samples[kind]); });
}

// Some intact links of each kind of effect, in the order of events: which ones does not depend on the order
// in which events were read.
CausePicture::Samples CausePicture::sample() const
{
    Samples samples(m_kinds.size());
    for (std::uint32_t i = 0; i < m_snapshot.events.timedCount(); ++i) {
        const EventId e(i);
        const std::uint32_t kind = m_kinds.of(e);
        if (!inSample(m_order.rank(e), m_intact[kind]))
            continue;
        const EventId cause = m_links.causeOf(e);
        if (cause && m_order.before(cause, e))
            samples[kind].push_back(e);
    }
    for (std::vector<EventId>& effects : samples)
        std::sort(effects.begin(), effects.end(), [&](EventId a, EventId b) { return m_order.before(a, b); });
    return samples;
}

void CausePicture::learnCauses(std::span<const EventId> effects)
{
    const EventStore& events = m_snapshot.events;
    for (const EventId e : effects) {
        const std::uint32_t kind = m_kinds.of(e);
        const EventId cause = m_links.causeOf(e);
        ++m_sampled[kind];
        PairPicture* const pair = pictureOf({kind, m_kinds.of(cause), m_keys.shared(cause, e)});
        if (!pair)
            continue;
        ++pair->caused;
        ++m_caused[{kind, m_kinds.of(cause)}];
        pair->gaps.add(GapScale::stepOf(saturatingDifference(events.time(e), events.time(cause))));
        ++pair->otherEffects[effectsOf(cause, kind, e)];
    }
}

// What stands beside an event without having caused it: the candidates at the time of another one.
void CausePicture::learnStrangers(std::span<const EventId> effects)
{
    for (std::size_t i = 0; i < effects.size(); ++i) {
        for (const CauseLook& look : looksAt(effects[i], effects[wellMixed(i) % effects.size()])) {
            PairPicture& pair = m_pairs[look.pair];
            ++pair.strangers;
            ++pair.strangersEffects[look.effects];
        }
    }
}

std::vector<CauseLook> CausePicture::looksOf(EventId effect) const
{
    return looksAt(effect, effect);
}

std::vector<CauseLook> CausePicture::looksAt(EventId effect, EventId when) const
{
    const EventStore& events = m_snapshot.events;
    const std::uint32_t kind = m_kinds.of(effect);
    std::vector<CauseLook> looks;
    for (const EventId cause : m_finder->causesAt(effect, when)) {
        if (m_links.withholds(effect, cause))
            continue;
        const auto pair = m_numbers.find({kind, m_kinds.of(cause), m_keys.shared(cause, effect)});
        if (pair == m_numbers.end())
            continue;
        const DurationNs gap = saturatingDifference(events.time(when), events.time(cause));
        looks.push_back({cause, pair->second, static_cast<std::uint8_t>(GapScale::stepOf(gap)),
                         effectsOf(cause, kind, effect)});
    }
    return looks;
}

double CausePicture::shareOf(std::uint32_t effect, std::uint32_t cause) const
{
    const auto caused = m_caused.find({effect, cause});
    return caused == m_caused.end() ? 0 : caused->second / m_sampled[effect];
}

std::uint8_t CausePicture::effectsOf(EventId cause, std::uint32_t kind, EventId but) const
{
    std::uint8_t count = 0;
    std::size_t lookedAt = 0;
    for (const LinkId id : m_links.table().outOf(cause)) {
        const Link& link = m_links.table()[id];
        if (m_links.has(link) && link.to != but && m_kinds.of(link.to) == kind)
            ++count;
        if (count + std::size_t{1} == kFewEffects || ++lookedAt == kMostLinksLookedAt)
            break;
    }
    return count;
}

// The kinds of which most is known come first.
std::vector<std::uint32_t> CausePicture::kindsByLinks() const
{
    std::vector<std::uint32_t> kinds(m_kinds.size());
    std::iota(kinds.begin(), kinds.end(), 0U);
    std::stable_sort(kinds.begin(), kinds.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return m_intact[a] > m_intact[b]; });
    return kinds;
}

PairPicture* CausePicture::pictureOf(const CausePair& pair)
{
    const auto known = m_numbers.find(pair);
    if (known != m_numbers.end())
        return &m_pairs[known->second];
    if (m_pairs.size() == kMostPairs)
        return nullptr;
    m_numbers.emplace(pair, static_cast<std::uint32_t>(m_pairs.size()));
    m_pairs.push_back({.pair = pair});
    return &m_pairs.back();
}

} // namespace throughline
