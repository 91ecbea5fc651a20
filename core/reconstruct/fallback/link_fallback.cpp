// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/link_fallback.h"

#include "core/reconstruct/cycle_walk.h"
#include "core/reconstruct/fallback/ancestor_picture.h"
#include "core/reconstruct/fallback/cause_hypotheses.h"
#include "core/reconstruct/fallback/nearest_events.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <optional>

namespace throughline {

namespace {

constexpr std::size_t kMostOffered = 3; // for one event
constexpr double kLeastOffered = 0.01;

Confidence inferredConfidence(double likelihood)
{
    return Confidence(static_cast<float>(std::min(likelihood, 0.9999)));
}

void addRepairs(const CauseHypotheses& hypotheses, std::span<const EventId> effects,
                const CausePicture& picture, const EventKinds& kinds, double threshold,
                std::vector<Repair>& repairs)
{
    for (std::size_t i = 0; i < effects.size(); ++i) {
        const bool learned = picture.learned(kinds.of(effects[i]));
        std::size_t offered = 0;
        for (const CauseHypothesis& hypothesis : hypotheses.of(i)) {
            if (offered == kMostOffered || hypothesis.likelihood < kLeastOffered)
                break;
            repairs.push_back({.cause = hypothesis.cause,
                               .effect = effects[i],
                               .confidence = inferredConfidence(hypothesis.likelihood),
                               .usual = Confidence(static_cast<float>(
                                   picture.shareOf(kinds.of(effects[i]), kinds.of(hypothesis.cause)))),
                               .accepted = learned && offered == 0 && hypothesis.likelihood >= threshold,
                               .learned = learned});
            ++offered;
        }
    }
}

// An event that more likely than not lost its cause, or whose kind nearly always has one.
std::vector<EventId> unexpectedRoots(const CauseHypotheses& hypotheses, std::span<const EventId> effects,
                                     const CausePicture& picture, const EventKinds& kinds)
{
    constexpr double kNearlyAlways = 0.95;
    std::vector<double> roots(kinds.size());
    std::vector<double> all(kinds.size());
    for (std::size_t i = 0; i < effects.size(); ++i) {
        roots[kinds.of(effects[i])] += hypotheses.noneOf(i);
        ++all[kinds.of(effects[i])];
    }
    std::vector<EventId> unexpected;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        const std::uint32_t kind = kinds.of(effects[i]);
        const double intact = picture.intact(kind);
        // Where events share nothing a root may be the first of a chain.
        const bool nearlyAlways = picture.hasCauses(kind) &&
                                  intact + all[kind] - roots[kind] >= kNearlyAlways * (intact + all[kind]);
        if (picture.learned(kind) && (nearlyAlways || hypotheses.noneOf(i) < 0.5))
            unexpected.push_back(effects[i]);
    }
    std::sort(unexpected.begin(), unexpected.end());
    return unexpected;
}

// What is broken for sure, as it has no trace, but of a kind of which too little is known.
void addNearest(const Snapshot& snapshot, const EventOrder& order, const CausePicture& picture,
                const EventKinds& kinds, const SharedKeys& keys, const IntactLinks& links,
                const CauseHypotheses& hypotheses, std::span<const EventId> effects,
                std::vector<Repair>& repairs)
{
    std::optional<NearestEvents> nearest;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        const EventId e = effects[i];
        if (snapshot.events.traceName(snapshot.events.trace(e)) || picture.learned(kinds.of(e)) ||
            !hypotheses.of(i).empty())
            continue;
        if (!nearest)
            nearest.emplace(snapshot, order, keys, links);
        for (const CauseHypothesis& hypothesis : nearest->causesOf(e))
            repairs.push_back({.cause = hypothesis.cause,
                               .effect = e,
                               .confidence = inferredConfidence(hypothesis.likelihood),
                               .usual = Confidence(0),
                               .learned = false});
    }
}

// Where a parent is not here, what is below it hangs under the likeliest of its ancestors.
void addAncestors(const Snapshot& snapshot, const EventOrder& order, const EventKinds& kinds,
                  double threshold, std::vector<Repair>& repairs)
{
    std::vector<EventId> orphans;
    snapshot.events.parents().visit(0, snapshot.events.timedCount(), [&](std::size_t row, StringId) {
        const EventId e(static_cast<std::uint32_t>(row));
        if (!snapshot.links.primaryInto(e))
            orphans.push_back(e);
    });
    if (orphans.empty())
        return;
    const AncestorPicture picture(snapshot, order, kinds);
    for (const EventId e : orphans) {
        const AncestorPicture::Ancestor ancestor = picture.ancestorOf(e);
        if (ancestor.event && ancestor.likelihood >= kLeastOffered)
            repairs.push_back({.cause = ancestor.event,
                               .effect = e,
                               .confidence = inferredConfidence(ancestor.likelihood),
                               .usual = inferredConfidence(ancestor.likelihood),
                               .accepted = ancestor.likelihood >= threshold,
                               .viaMissing = true});
    }
}

// Causes come before their effects, but where clocks disagree a chain of exact links may lead back.
void refuseCycles(const Snapshot& snapshot, const EventOrder& order, std::vector<Repair>& repairs)
{
    absl::flat_hash_map<EventId, Repair*> accepted; // by effect
    for (Repair& repair : repairs) {
        if (repair.accepted)
            accepted.emplace(repair.effect, &repair);
    }
    std::vector<EventId> early; // each cycle has a link that goes back in the order of events
    for (const Link& link : snapshot.links.all()) {
        if (link.primary && order.before(link.to, link.from))
            early.push_back(link.to);
    }
    if (early.empty())
        return;
    const auto causeOf = [&](EventId e) {
        const auto repair = accepted.find(e);
        return repair != accepted.end() ? repair->second->cause : snapshot.links.primaryCause(e);
    };
    const auto weaker = [&](EventId a, EventId b) {
        const bool inferredA = accepted.contains(a);
        const bool inferredB = accepted.contains(b);
        return inferredA != inferredB ? inferredA : order.before(a, b);
    };
    for (const EventId cut : weakestOfCycles(std::move(early), snapshot.events.size(), causeOf, weaker))
        accepted.at(cut)->accepted = false;
}

} // namespace

Inference inferCauses(const Snapshot& snapshot, const EventOrder& order, const GlueIdentities& glue,
                      double threshold, unsigned threads, const CancelToken& cancel)
{
    const IntactLinks links(snapshot.links);
    const std::vector<EventId> effects = eventsWithoutCause(snapshot, order, links);
    if (effects.empty() || cancel.cancelled())
        return {};
    const EventKinds kinds(snapshot, order);
    const SharedKeys keys(snapshot, glue);
    const CausePicture picture(snapshot, order, links, kinds, keys, threads);
    if (cancel.cancelled())
        return {};
    const CauseHypotheses hypotheses(picture, kinds, effects, threads);
    if (cancel.cancelled())
        return {};
    std::vector<Repair> repairs;
    addRepairs(hypotheses, effects, picture, kinds, threshold, repairs);
    addNearest(snapshot, order, picture, kinds, keys, links, hypotheses, effects, repairs);
    addAncestors(snapshot, order, kinds, threshold, repairs);
    std::stable_sort(repairs.begin(), repairs.end(),
                     [](const Repair& a, const Repair& b) { return a.effect < b.effect; });
    refuseCycles(snapshot, order, repairs);
    return {.repairs = RepairTable(std::move(repairs)),
            .unexpectedRoots = unexpectedRoots(hypotheses, effects, picture, kinds),
            .uninstrumented = uninstrumentedKinds(snapshot, order, kinds, keys, picture, effects)};
}

} // namespace throughline
