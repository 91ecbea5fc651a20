// SPDX-License-Identifier: GPL-3.0-or-later
// PairPicture: how events of one kind follow from those of another, as counts over a sample of intact links.
//
// Plain data.
#pragma once

#include "core/base/time.h"
#include "core/reconstruct/fallback/shared_keys.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace throughline {

// A kind of effect, a kind of cause and the kinds of keys that they share.
struct CausePair {
    std::uint32_t effect = 0;
    std::uint32_t cause = 0;
    KeyKinds shared = 0;

    friend auto operator<=>(const CausePair&, const CausePair&) = default;
    template <class H>
    friend H AbslHashValue(H state, const CausePair& pair)
    {
        return H::combine(std::move(state), pair.effect, pair.cause, pair.shared);
    }
};

// Time from cause to effect, on a logarithmic scale from a millisecond to years.
class GapScale {
public:
    static constexpr std::size_t kSteps = 64;

    [[nodiscard]] static std::size_t stepOf(DurationNs gap);
    [[nodiscard]] static double secondsIn(std::size_t step); // its width
};

// How often each step came, weighted.
struct GapCounts {
    std::array<double, GapScale::kSteps> counts{};
    double all = 0;

    void add(std::size_t step, double weight = 1)
    {
        counts[step] += weight;
        all += weight;
    }
    // Spread over the neighbours: a step that never came may yet come.
    [[nodiscard]] double smoothed(std::size_t step) const;
};

// How many effects of a kind a cause has beside the one at hand: none, one, more.
inline constexpr std::size_t kFewEffects = 3;
using EffectCounts = std::array<double, kFewEffects>;

struct PairPicture {
    CausePair pair;
    double caused = 0; // effects in the sample that have such a cause
    GapCounts gaps;
    EffectCounts otherEffects{};
    double strangers = 0; // candidates of this pair in the sample at other times
    EffectCounts strangersEffects{};
};

} // namespace throughline
