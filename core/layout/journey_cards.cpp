// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/journey_cards.h"

#include "core/base/translation.h"
#include "core/layout/captions.h"
#include "core/layout/clock_text.h"
#include "core/model/wording.h"

#include <fmt/format.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t kLongestEvidence = 60;
constexpr std::size_t kLongestDetail = 120;

bool alike(const EventStore& events, EventId a, EventId b)
{
    return events.trace(a) == events.trace(b) && events.type(a) == events.type(b) &&
           events.className(a) == events.className(b) && events.contact(a) == events.contact(b);
}

std::vector<JourneyCard> cardsOf(const EventStore& events, const Chain& chain)
{
    std::vector<JourneyCard> cards;
    for (const Hop& hop : chain.hops) {
        if (!cards.empty() && alike(events, cards.back().last, hop.event)) {
            cards.back().last = hop.event;
            ++cards.back().count;
        } else {
            cards.push_back({hop.event, hop.event, 1, hop.link});
        }
    }
    return cards;
}

} // namespace

std::vector<JourneyBand> journeyBands(const Snapshot& snapshot, const Chain& chain)
{
    const std::vector<JourneyCard> cards = cardsOf(snapshot.events, chain);
    std::vector<JourneyBand> bands;
    std::uint32_t leftOut = 0;
    const std::size_t atEachEnd = kMostCards / 2;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        if (cards.size() > kMostCards && i >= atEachEnd && i < cards.size() - atEachEnd) {
            leftOut += cards[i].count;
            continue;
        }
        const TraceId trace = snapshot.events.trace(cards[i].first);
        if (bands.empty() || bands.back().trace != trace || leftOut != 0)
            bands.push_back({trace, {}, leftOut});
        leftOut = 0;
        bands.back().cards.push_back(cards[i]);
    }
    return bands;
}

std::vector<LinkId> directEffects(const Snapshot& snapshot, EventId cause)
{
    std::vector<LinkId> effects;
    for (const LinkId link : snapshot.links.outOf(cause)) {
        if (snapshot.links[link].primary)
            effects.push_back(link);
    }
    return effects;
}

std::string cardTitle(const Snapshot& snapshot, const JourneyCard& card)
{
    std::string title = typeCaption(snapshot, card.first);
    return card.count == 1 ? title : fmt::format("{} × {}", title, groupedNumber(card.count));
}

std::string cardTime(const Snapshot& snapshot, const JourneyCard& card, bool withDay)
{
    const EventStore& events = snapshot.events;
    std::string text = told(phrase("drawings", "no usable time"));
    if (events.timed(card.first)) {
        text = secondText(events.time(card.first));
        if (withDay)
            text = dayText(events.time(card.first)) + " " + text;
        if (card.count > 1 && events.timed(card.last))
            text += " – " + secondText(events.time(card.last));
    }
    const std::string className = classCaption(snapshot, card.first);
    return className.empty() ? text : text + " · " + className;
}

std::string cardSubject(const Snapshot& snapshot, const JourneyCard& card)
{
    return referenceCaption(snapshot, card.last);
}

std::string linkCaption(const Snapshot& snapshot, const Link& link)
{
    const EventStore& events = snapshot.events;
    std::string text = cutTo(shortEvidenceOf(snapshot, link), kLongestEvidence);
    if (events.timed(link.from) && events.timed(link.to) && events.time(link.to) >= events.time(link.from))
        text +=
            " · " + told(phrase("drawings", "{} later"),
                         formatDuration(saturatingDifference(events.time(link.to), events.time(link.from))));
    if (!link.inferred())
        text += " · " + (link.chosen ? told(phrase("drawings", "trace exact, event chosen"))
                                     : told(phrase("drawings", "exact")));
    return text;
}

std::string missingCause(const Snapshot& snapshot, EventId first)
{
    for (const Finding& finding : snapshot.findings.of(first)) {
        if (breaksChain(finding.kind))
            return cutTo(detailOf(snapshot, finding), kLongestDetail);
    }
    return {};
}

} // namespace throughline
