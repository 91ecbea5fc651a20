// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/explain.h"

#include "core/base/translation.h"
#include "core/journey/origin.h"
#include "core/model/wording.h"

#include <fmt/format.h>

#include <algorithm>

namespace throughline {

namespace {

// "2026-03-09 09:16:00 UTC": to the second, for reading.
std::string readableTime(TimeNs time)
{
    const std::string text = formatTime(time);
    constexpr std::size_t kDate = 10, kSecond = 19;
    return text.size() < kSecond
               ? told(phrase("sentences", "at an unknown time"))
               : fmt::format("{} {} UTC", text.substr(0, kDate), text.substr(kDate + 1, kSecond - kDate - 1));
}

std::string subject(const Snapshot& snapshot, EventId e)
{
    std::string text = snapshot.str(snapshot.events.type(e));
    const auto references = snapshot.events.references(e);
    if (!references.empty())
        text += fmt::format(" ({})", shortened(snapshot.entityName(references.front()), 80));
    return text;
}

std::string sinceCause(const Snapshot& snapshot, EventId cause, EventId effect)
{
    if (!snapshot.events.timed(cause) || !snapshot.events.timed(effect))
        return {};
    const DurationNs passed = saturatingDifference(snapshot.events.time(effect), snapshot.events.time(cause));
    return passed < 0 ? told(phrase("sentences", ", {} earlier"), formatDuration(-passed))
                      : told(phrase("sentences", ", {} later"), formatDuration(passed));
}

std::string firstSentence(const Snapshot& snapshot, const Chain& chain)
{
    const EventId e = chain.hops.front().event;
    std::string text = fmt::format("{}: {}", readableTime(snapshot.events.time(e)), subject(snapshot, e));
    for (const Finding& finding : snapshot.findings.of(e)) {
        if (chain.broken && breaksChain(finding.kind))
            return fmt::format("{}. {}: {}.", text, messageOf(snapshot, finding),
                               detailOf(snapshot, finding));
    }
    return text + ". " +
           (chain.hops.size() == 1 ? told(phrase("sentences", "It has no cause."))
                                   : told(phrase("sentences", "Here it began.")));
}

} // namespace

Chain explain(const Snapshot& snapshot, EventId target, const OriginKinds& kinds)
{
    Chain chain;
    for (EventId e = target; e; e = snapshot.links.primaryCause(e))
        chain.hops.push_back({.event = e, .link = snapshot.links.primaryInto(e)});
    std::reverse(chain.hops.begin(), chain.hops.end());
    for (const Hop& hop : chain.hops) {
        if (!hop.link)
            continue;
        chain.confidence *= static_cast<double>(snapshot.links[hop.link].confidence);
        chain.inferred = chain.inferred || snapshot.links[hop.link].inferred();
    }
    chain.broken = isBroken(snapshot, chain.hops.front().event);

    const OriginFinder finder(snapshot, kinds);
    Origin origin;
    for (const Hop& hop : chain.hops)
        origin = finder.below(origin, hop.event);
    chain.campaign = origin.campaign;
    chain.message = origin.message;
    chain.origin = origin.event;
    return chain;
}

std::vector<Effect> effects(const Snapshot& snapshot, EventId cause)
{
    std::vector<Effect> tree;
    std::vector<Effect> open = {{.event = cause, .link = {}, .depth = 0}};
    while (!open.empty()) {
        const Effect effect = open.back();
        open.pop_back();
        tree.push_back(effect);
        const auto caused = snapshot.links.outOf(effect.event);
        for (auto link = caused.rbegin(); link != caused.rend(); ++link) {
            if (snapshot.links[*link].primary)
                open.push_back({.event = snapshot.links[*link].to, .link = *link, .depth = effect.depth + 1});
        }
    }
    return tree;
}

std::vector<std::string> inWords(const Snapshot& snapshot, const Chain& chain)
{
    std::vector<std::string> sentences = {firstSentence(snapshot, chain)};
    for (std::size_t i = 1; i < chain.hops.size(); ++i) {
        const EventId e = chain.hops[i].event;
        std::string why;
        for (const std::string& evidence : evidenceOf(snapshot, snapshot.links[chain.hops[i].link]))
            why += (why.empty() ? "" : "; ") + evidence;
        sentences.push_back(
            told(phrase("sentences", "{}{}: {}. Why: {}."), readableTime(snapshot.events.time(e)),
                 sinceCause(snapshot, chain.hops[i - 1].event, e), subject(snapshot, e), why));
    }
    return sentences;
}

} // namespace throughline
