// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/self_check.h"

#include "core/reconstruct/fallback/cause_hypotheses.h"
#include "core/reconstruct/fallback/sampling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace throughline {

namespace {

constexpr std::uint32_t kEnoughHidden = 2000; // for figures to a tenth of a per cent or so
constexpr std::uint32_t kMostRounds = 32;     // small data is asked again, about other links
// More would leave too little to learn from; less where nothing seems lost tells nothing.
constexpr double kMostHiddenOfKind = 0.2;
constexpr double kUsualShare = 0.05;
constexpr double kLeastExpected = 20; // hidden links in a round
constexpr double kWithheld = 0.2;     // of the hidden links

std::vector<double> intactByKind(const Snapshot& snapshot, const EventKinds& kinds)
{
    std::vector<double> intact(kinds.size());
    for (const Link& link : snapshot.links.all()) {
        if (link.primary && !link.inferred())
            ++intact[kinds.of(link.to)];
    }
    return intact;
}

// Of the intact links of each kind of effect: what share its events seem to have lost.
std::vector<double> sharesToHide(const Snapshot& snapshot, const EventKinds& kinds,
                                 std::span<const double> intact)
{
    std::vector<double> lost(kinds.size());
    for (const Repair& repair : snapshot.repairs.all()) {
        if (!repair.viaMissing)
            lost[kinds.of(repair.effect)] += static_cast<double>(repair.confidence);
    }
    std::vector<double> shares(kinds.size());
    double expected = 0;
    for (std::size_t kind = 0; kind < shares.size(); ++kind) {
        if (intact[kind] > 0)
            shares[kind] = lost[kind] / (lost[kind] + intact[kind]);
        expected += shares[kind] * intact[kind];
    }
    const double links = std::accumulate(intact.begin(), intact.end(), 0.0);
    const bool any = expected < 1; // nothing seems lost
    const double scale = any ? 1 : std::max(1.0, std::min(kLeastExpected, links * kUsualShare) / expected);
    for (double& share : shares)
        share = std::min(any ? kUsualShare : share * scale, kMostHiddenOfKind);
    return shares;
}

class Scoring {
public:
    Scoring(const Snapshot& snapshot, double threshold, unsigned threads)
        : m_snapshot(snapshot), m_threads(threads), m_order(snapshot), m_kinds(snapshot, m_order),
          m_keys(snapshot, GlueIdentities(snapshot)), m_intact(intactByKind(snapshot, m_kinds)),
          m_shares(sharesToHide(snapshot, m_kinds, m_intact))
    {
        m_result.threshold = threshold;
    }

    void round(std::uint32_t number)
    {
        const IntactLinks links(m_snapshot.links, hiddenIn(number));
        const CausePicture picture(m_snapshot, m_order, links, m_kinds, m_keys, m_threads);
        const std::vector<EventId> effects = eventsWithoutCause(m_snapshot, m_order, links);
        const CauseHypotheses hypotheses(picture, m_kinds, effects, m_threads);
        for (std::size_t i = 0; i < effects.size(); ++i) {
            if (links.hides(effects[i]))
                score(links, effects[i], hypotheses.of(i));
        }
    }

    [[nodiscard]] SelfCheck result() const
    {
        SelfCheck result = m_result;
        double all = 0;
        for (const Step& step : m_steps) {
            all += step.count;
            result.calibrationError += std::abs(step.right - step.confidence);
        }
        if (all > 0)
            result.calibrationError /= all;
        return result;
    }

private:
    // Of the likeliest candidates of a confidence.
    struct Step {
        double count = 0;
        double confidence = 0; // summed
        double right = 0;
    };

    [[nodiscard]] std::vector<Hidden> hiddenIn(std::uint32_t round) const
    {
        const auto chance = [](std::uint64_t number) { return static_cast<double>(number >> 11U) * 0x1p-53; };
        const IntactLinks links(m_snapshot.links);
        std::vector<Hidden> hidden(m_snapshot.events.size());
        for (std::uint32_t i = 0; i < m_snapshot.events.timedCount(); ++i) {
            const EventId e(i);
            const EventId cause = links.causeOf(e);
            if (!cause || !m_order.before(cause, e))
                continue;
            const std::uint64_t drawn = wellMixed(std::uint64_t{m_order.rank(e)} * kMostRounds + round + 1);
            if (chance(drawn) < m_shares[m_kinds.of(e)])
                hidden[i] = chance(wellMixed(drawn)) < kWithheld ? Hidden::LinkAndCause : Hidden::Link;
        }
        return hidden;
    }

    void score(const IntactLinks& links, EventId effect, std::span<const CauseHypothesis> hypotheses)
    {
        const EventId cause = IntactLinks(m_snapshot.links).causeOf(effect);
        const bool withheld = links.withholds(effect, cause);
        ++(withheld ? m_result.withheld : m_result.hidden);
        if (hypotheses.empty())
            return;
        const CauseHypothesis& best = hypotheses.front();
        const bool right = !withheld && best.cause == cause;
        // With the hidden links there would be enough to learn from.
        const bool accepted =
            CausePicture::isEnough(m_intact[m_kinds.of(effect)]) && best.likelihood >= m_result.threshold;
        if (accepted && withheld)
            ++m_result.invented;
        if (accepted && !withheld) {
            ++m_result.accepted;
            m_result.right += right ? 1 : 0;
        }
        Step& step =
            m_steps[std::min(m_steps.size() - 1, static_cast<std::size_t>(
                                                     best.likelihood * static_cast<double>(m_steps.size())))];
        ++step.count;
        step.confidence += best.likelihood;
        step.right += right ? 1 : 0;
    }

    const Snapshot& m_snapshot;
    const unsigned m_threads;
    const EventOrder m_order;
    const EventKinds m_kinds;
    const SharedKeys m_keys;
    const std::vector<double> m_intact; // links, by kind of effect
    const std::vector<double> m_shares; // of them, to hide
    std::array<Step, 15> m_steps;
    SelfCheck m_result;
};

} // namespace

SelfCheck selfCheck(const Snapshot& snapshot, double threshold, unsigned threads, const CancelToken& cancel)
{
    Scoring scoring(snapshot, threshold, threads);
    for (std::uint32_t round = 0; round < kMostRounds && !cancel.cancelled(); ++round) {
        scoring.round(round);
        const SelfCheck soFar = scoring.result();
        if (soFar.hidden >= kEnoughHidden || soFar.hidden + soFar.withheld == 0)
            break;
    }
    return scoring.result();
}

} // namespace throughline
