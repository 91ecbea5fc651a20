// SPDX-License-Identifier: GPL-3.0-or-later
// NearestEvents: candidates for the cause of an event of whose kind nothing was learned (spec 2: where the
// data is too small or too broken to learn from, candidates are offered and none is accepted).
//
// They are the earlier events that have most kinds of keys in common with it, the latest of them first. How
// likely the first, the second … is to be the cause is what it is for the intact links of all kinds together;
// where there are none, nothing speaks for one of them. Immutable, any thread.
#pragma once

#include "core/reconstruct/fallback/cause_hypotheses.h"
#include "core/reconstruct/fallback/intact_links.h"
#include "core/reconstruct/fallback/shared_keys.h"

#include <array>
#include <vector>

namespace throughline {

class NearestEvents {
public:
    NearestEvents(const Snapshot& snapshot, const EventOrder& order, const SharedKeys& keys,
                  const IntactLinks& links);

    // The likeliest first.
    [[nodiscard]] std::vector<CauseHypothesis> causesOf(EventId effect) const;

private:
    static constexpr std::size_t kMost = 3;
    static constexpr std::size_t kLookedAt = 32; // of each key, the latest ones

    [[nodiscard]] std::vector<EventId> nearestTo(EventId effect) const;

    const EventStore& m_events;
    const EventOrder& m_order;
    const SharedKeys& m_keys;
    std::array<double, kMost> m_likelihood{}; // by place
};

} // namespace throughline
