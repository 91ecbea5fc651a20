// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/nearest_events.h"

#include "core/reconstruct/fallback/earlier_events.h"
#include "core/reconstruct/fallback/sampling.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace throughline {

NearestEvents::NearestEvents(const Snapshot& snapshot, const EventOrder& order, const SharedKeys& keys,
                             const IntactLinks& links)
    : m_events(snapshot.events), m_order(order), m_keys(keys)
{
    std::uint32_t intact = 0;
    const auto hasCause = [&](EventId e) {
        const EventId cause = links.causeOf(e);
        return cause && order.before(cause, e);
    };
    for (std::uint32_t i = 0; i < m_events.timedCount(); ++i)
        intact += hasCause(EventId(i)) ? 1 : 0;
    double sampled = 0;
    for (std::uint32_t i = 0; i < m_events.timedCount(); ++i) {
        const EventId e(i);
        if (!hasCause(e) || !inSample(order.rank(e), intact))
            continue;
        ++sampled;
        const std::vector<EventId> nearest = nearestTo(e);
        const auto cause = std::find(nearest.begin(), nearest.end(), links.causeOf(e));
        if (cause != nearest.end())
            ++m_likelihood[static_cast<std::size_t>(cause - nearest.begin())];
    }
    // As if each place and "none of them" had been seen once.
    for (double& likelihood : m_likelihood)
        likelihood = (likelihood + 1) / (sampled + kMost + 1);
}

std::vector<CauseHypothesis> NearestEvents::causesOf(EventId effect) const
{
    std::vector<CauseHypothesis> causes;
    for (const EventId cause : nearestTo(effect))
        causes.push_back({cause, m_likelihood[causes.size()]});
    std::stable_sort(causes.begin(), causes.end(), [](const CauseHypothesis& a, const CauseHypothesis& b) {
        return a.likelihood > b.likelihood;
    });
    return causes;
}

std::vector<EventId> NearestEvents::nearestTo(EventId effect) const
{
    std::vector<EventId> found;
    visitEarlier(m_events, m_order, m_keys, effect, effect, kLookedAt,
                 [&](EventId e) { found.push_back(e); });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    const auto before = [&](EventId a, EventId b) {
        const int ofA = std::popcount(m_keys.shared(a, effect));
        const int ofB = std::popcount(m_keys.shared(b, effect));
        return ofA != ofB ? ofA > ofB : m_order.before(b, a);
    };
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, found.size()));
    std::partial_sort(found.begin(), end, found.end(), before);
    found.erase(end, found.end());
    return found;
}

} // namespace throughline
