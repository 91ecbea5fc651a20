// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/cause_hypotheses.h"

#include "core/base/parallel.h"
#include "core/reconstruct/event_ranges.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace throughline {

namespace {

constexpr int kTurns = 3;           // of claims and likelihoods
constexpr int kMostSteps = 30;      // until the roots are learned
constexpr double kSettled = 1e-4;   // a change that is none
constexpr double kFirstGuess = 0.5; // that an event is a root
constexpr double kLeastRoots = 0.001;
// What is thought of roots before any is seen counts as much as so many of them.
constexpr double kPrior = 5;
constexpr double kClaim = 0.02; // likelier candidates are claimed

} // namespace

struct CauseHypotheses::Roots {
    // What stands beside the roots of a kind of effect, of a pair of kinds.
    struct Beside {
        GapCounts gaps;
        EffectCounts effects{};
    };

    std::vector<double> share;  // by kind: of the events without a cause so many are roots
    std::vector<double> count;  // by kind: how many that is
    std::vector<Beside> beside; // by pair
};

namespace {

double sumOf(const EffectCounts& counts)
{
    return counts[0] + counts[1] + counts[2];
}

// How much likelier a cause looks like this than what stands beside a root.
struct Odds {
    std::array<double, GapScale::kSteps> gaps{};
    EffectCounts effects{};
};

// `rootCount` roots have been seen with what is beside them; `seconds`: how long the data reaches.
Odds oddsOf(const PairPicture& pair, double sampled, const GapCounts& gaps, const EffectCounts& effects,
            double rootCount, double seconds)
{
    Odds odds;
    // Candidates come at any time with the same rate, until roots are seen. At other times half of all lie
    // behind.
    const double rate = std::max(pair.strangers, 0.5) / sampled / (seconds / 2);
    for (std::size_t step = 0; step < odds.gaps.size(); ++step) {
        const double cause = pair.caused / sampled * (pair.gaps.smoothed(step) + 0.02) / (pair.gaps.all + 1);
        const double beside =
            (kPrior * rate * GapScale::secondsIn(step) + gaps.smoothed(step)) / (kPrior + rootCount);
        odds.gaps[step] = cause / std::max(beside, 1e-12);
    }
    const double strangers = sumOf(pair.strangersEffects);
    for (std::size_t few = 0; few < kFewEffects; ++few) {
        const double cause = (pair.otherEffects[few] + 0.05) / (pair.caused + 0.15);
        const double stranger = (pair.strangersEffects[few] + 0.5) / (strangers + 1.5);
        odds.effects[few] = cause * (kPrior + sumOf(effects)) / (kPrior * stranger + effects[few]);
    }
    return odds;
}

} // namespace

CauseHypotheses::CauseHypotheses(const CausePicture& picture, const EventKinds& kinds,
                                 std::span<const EventId> effects, unsigned threads)
    : m_picture(picture), m_kinds(kinds), m_effects(effects), m_none(effects.size(), 1)
{
    const std::vector<EventRange> ranges = rangesOf(static_cast<std::uint32_t>(effects.size()));
    std::vector<std::vector<CauseLook>> looks(ranges.size());
    m_first.resize(effects.size() + 1);
    parallelFor(threads, ranges.size(), [&](std::size_t number) {
        for (std::uint32_t i = ranges[number].begin; i < ranges[number].end; ++i) {
            const std::vector<CauseLook> ofEffect = picture.looksOf(effects[i]);
            looks[number].insert(looks[number].end(), ofEffect.begin(), ofEffect.end());
            m_first[i + 1] = ofEffect.size();
        }
    });
    std::inclusive_scan(m_first.begin(), m_first.end(), m_first.begin());
    m_looks = concatenated(looks);
    if (m_looks.empty())
        return;
    for (const CauseLook& look : m_looks)
        m_pairs.push_back(look.pair);
    std::sort(m_pairs.begin(), m_pairs.end());
    m_pairs.erase(std::unique(m_pairs.begin(), m_pairs.end()), m_pairs.end());
    m_effectsOf.resize(m_looks.size());
    m_likelihoods.resize(m_looks.size());
    for (int turn = 0; turn < kTurns; ++turn) {
        for (std::size_t i = 0; i < m_effects.size(); ++i) {
            for (std::size_t look = m_first[i]; look < m_first[i + 1]; ++look)
                m_effectsOf[look] = effectsOf(look, m_kinds.of(m_effects[i]));
        }
        learnRoots();
        countClaims();
    }
    rank();
}

// Those it has for sure, and those that others than the effect at hand claim.
std::uint8_t CauseHypotheses::effectsOf(std::size_t look, std::uint32_t kind) const
{
    const CauseLook& at = m_looks[look];
    const auto claims = m_claims.find({at.cause, kind});
    if (claims == m_claims.end())
        return at.effects;
    const double own = m_likelihoods[look] > kClaim ? m_likelihoods[look] : 0;
    const double effects = at.effects + claims->second - own;
    return static_cast<std::uint8_t>(std::clamp(std::floor(effects + 0.5), 0.0, kFewEffects - 1.0));
}

void CauseHypotheses::learnRoots()
{
    Roots roots;
    roots.share.assign(m_kinds.size(), kFirstGuess);
    roots.count.assign(m_kinds.size(), 0);
    roots.beside.resize(m_picture.pairs().size());
    for (int step = 0; step < kMostSteps; ++step) {
        weigh(roots);
        Roots next = rootsByLikelihood();
        double change = 0;
        for (std::size_t kind = 0; kind < m_kinds.size(); ++kind)
            change = std::max(change, std::abs(next.share[kind] - roots.share[kind]));
        roots = std::move(next);
        if (change < kSettled)
            break;
    }
    weigh(roots);
}

void CauseHypotheses::weigh(const Roots& roots)
{
    std::vector<Odds> odds(m_picture.pairs().size());
    for (const std::uint32_t number : m_pairs) {
        const PairPicture& pair = m_picture.pairs()[number];
        odds[number] =
            oddsOf(pair, m_picture.sampled(pair.pair.effect), roots.beside[number].gaps,
                   roots.beside[number].effects, roots.count[pair.pair.effect], m_picture.seconds());
    }
    for (std::size_t i = 0; i < m_effects.size(); ++i) {
        const double root = roots.share[m_kinds.of(m_effects[i])];
        double all = root;
        for (std::size_t look = m_first[i]; look < m_first[i + 1]; ++look) {
            const Odds& of = odds[m_looks[look].pair];
            m_likelihoods[look] = (1 - root) * of.gaps[m_looks[look].gap] * of.effects[m_effectsOf[look]];
            all += m_likelihoods[look];
        }
        for (std::size_t look = m_first[i]; look < m_first[i + 1]; ++look)
            m_likelihoods[look] /= all;
        m_none[i] = root / all;
    }
}

CauseHypotheses::Roots CauseHypotheses::rootsByLikelihood() const
{
    Roots roots;
    roots.count.resize(m_kinds.size());
    roots.beside.resize(m_picture.pairs().size());
    std::vector<double> events(m_kinds.size());
    for (std::size_t i = 0; i < m_effects.size(); ++i) {
        ++events[m_kinds.of(m_effects[i])];
        roots.count[m_kinds.of(m_effects[i])] += m_none[i];
        for (std::size_t look = m_first[i]; look < m_first[i + 1]; ++look) {
            Roots::Beside& beside = roots.beside[m_looks[look].pair];
            beside.gaps.add(m_looks[look].gap, m_none[i]);
            beside.effects[m_effectsOf[look]] += m_none[i];
        }
    }
    for (std::size_t kind = 0; kind < m_kinds.size(); ++kind)
        roots.share.push_back(
            std::clamp((roots.count[kind] + 0.5) / (events[kind] + 1), kLeastRoots, 1 - kLeastRoots));
    return roots;
}

void CauseHypotheses::countClaims()
{
    m_claims.clear();
    for (std::size_t i = 0; i < m_effects.size(); ++i) {
        for (std::size_t look = m_first[i]; look < m_first[i + 1]; ++look) {
            if (m_likelihoods[look] > kClaim)
                m_claims[{m_looks[look].cause, m_kinds.of(m_effects[i])}] += m_likelihoods[look];
        }
    }
}

void CauseHypotheses::rank()
{
    m_hypotheses.reserve(m_looks.size());
    for (std::size_t look = 0; look < m_looks.size(); ++look)
        m_hypotheses.push_back({m_looks[look].cause, m_likelihoods[look]});
    for (std::size_t i = 0; i < m_effects.size(); ++i)
        std::stable_sort(
            m_hypotheses.begin() + static_cast<std::ptrdiff_t>(m_first[i]),
            m_hypotheses.begin() + static_cast<std::ptrdiff_t>(m_first[i + 1]),
            [](const CauseHypothesis& a, const CauseHypothesis& b) { return a.likelihood > b.likelihood; });
}

} // namespace throughline
