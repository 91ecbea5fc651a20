// SPDX-License-Identifier: GPL-3.0-or-later
// CauseHypotheses: how likely each candidate is to be the cause of an event that lost its own, and how likely
// it is that none of them is (spec 2, "Link fallback": it really is a root, or its cause is not here).
//
// A candidate speaks for itself as far as it looks more like the causes of intact links than like what stands
// beside roots. How often events of a kind are roots, and what stands beside them, is not known beforehand:
// it is learned from the events at hand, in turns with the likelihoods (expectation and maximisation).
// Candidates that other events claim are less likely, as their kind usually has but so many effects. Linear
// in events and candidates. Made on several threads; immutable, any thread.
#pragma once

#include "core/reconstruct/fallback/cause_picture.h"

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace throughline {

struct CauseHypothesis {
    EventId cause;
    double likelihood = 0; // 0 to 1
};

class CauseHypotheses {
public:
    // Of events without a cause, in the order of events.
    CauseHypotheses(const CausePicture& picture, const EventKinds& kinds, std::span<const EventId> effects,
                    unsigned threads);

    // By place among the effects: the candidates, the likeliest first; what is missing to 1 is that there is
    // none.
    [[nodiscard]] std::span<const CauseHypothesis> of(std::size_t effect) const
    {
        return std::span(m_hypotheses).subspan(m_first[effect], m_first[effect + 1] - m_first[effect]);
    }
    [[nodiscard]] double noneOf(std::size_t effect) const { return m_none[effect]; }

private:
    struct Roots; // what is known of roots

    [[nodiscard]] std::uint8_t effectsOf(std::size_t look, std::uint32_t kind) const;
    void weigh(const Roots& roots);
    [[nodiscard]] Roots rootsByLikelihood() const;
    void learnRoots();
    void countClaims();
    void rank();

    const CausePicture& m_picture;
    const EventKinds& m_kinds;
    std::span<const EventId> m_effects;
    std::vector<CauseLook> m_looks;
    std::vector<std::uint8_t> m_effectsOf; // of each look, claims counted in
    std::vector<double> m_likelihoods;     // of each look
    std::vector<std::uint32_t> m_pairs;    // that the looks are of, each once
    std::vector<std::size_t> m_first;      // the looks of effect i are [m_first[i], m_first[i + 1])
    std::vector<double> m_none;            // by effect
    // Effects of a kind that a cause is likely to have beside those it has for sure.
    absl::flat_hash_map<std::pair<EventId, std::uint32_t>, double> m_claims;
    std::vector<CauseHypothesis> m_hypotheses;
};

} // namespace throughline
