// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/wording.h"

#include "core/base/translation.h"
#include "core/model/loss_rate.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace throughline {

namespace {

constexpr std::string_view kBroken = "Broken Trace Chain at ";

// Ids stand in full so that they can be copied and searched for; what is absurdly long is cut.
constexpr std::size_t kLongestId = 80;

std::string idText(const Snapshot& snapshot, StringId id)
{
    return shortened(snapshot.str(id), kLongestId);
}

std::string typeText(const Snapshot& snapshot, EventId e)
{
    return shortened(snapshot.str(snapshot.events.type(e)), kLongestId);
}

std::string valueText(const Snapshot& snapshot, EntityId entity)
{
    return idText(snapshot, snapshot.entities[entity].value);
}

// "order 1234", "contact null".
std::string namedText(const Snapshot& snapshot, EntityId entity)
{
    return nameOfKind(idText(snapshot, snapshot.entities[entity].kind)) + " " + valueText(snapshot, entity);
}

std::string traceText(const Snapshot& snapshot, EventId e)
{
    return shortened(snapshot.traceName(snapshot.events.trace(e)), kLongestId);
}

// How the event was found in a trace that is exact (spec 2, `causal`): told again from the events themselves.
std::string choiceText(const Snapshot& snapshot, const Link& link)
{
    const EventStore& events = snapshot.events;
    const bool earlier =
        !events.timed(link.to) || (events.timed(link.from) && events.time(link.from) <= events.time(link.to));
    const EntityId contact = events.contact(link.from);
    if (earlier && contact && contact == events.contact(link.to))
        return told(phrase("causes", "in it, the latest earlier event of contact {} was chosen"),
                    valueText(snapshot, contact));
    if (earlier && !contact)
        return told(
            phrase("causes", "in it, the latest earlier event that belongs to no other contact was chosen"));
    return told(phrase("causes", "in it, the first event was chosen"));
}

// A message that both events are about: named, or replied to.
std::string sharedMessage(const Snapshot& snapshot, const Link& link)
{
    const StringId kind = snapshot.strings.find("message");
    for (const EntityId reference : snapshot.events.references(link.from)) {
        const Entity& entity = snapshot.entities[reference];
        if (entity.kind != kind)
            continue;
        if (entity.value == snapshot.events.replyContext(link.to))
            return idText(snapshot, entity.value);
        for (const EntityId other : snapshot.events.references(link.to)) {
            if (other == reference)
                return idText(snapshot, entity.value);
        }
    }
    return {};
}

std::string traceEvidence(const Snapshot& snapshot, const Link& link, LinkKind kind)
{
    const bool causal = kind == LinkKind::Causal;
    const StringId named =
        causal ? snapshot.events.causalTrace(link.to) : snapshot.events.correlation(link.to);
    std::string text =
        told(phrase("causes", "{} {} is the trace of {}"), causal ? "causal_trace_id" : "correlation_id",
             idText(snapshot, named), typeText(snapshot, link.from));
    if (link.kind != kind)
        return text; // another kind says which event it is
    if (link.chosen)
        return text + "; " + choiceText(snapshot, link);
    const std::string message = sharedMessage(snapshot, link);
    return message.empty() ? text
                           : told(phrase("causes", "{}, which names the same message {}"), text, message);
}

// Things that both events are about: "order 1234", "contact c-17".
std::string sharedText(const Snapshot& snapshot, const Link& link)
{
    constexpr std::size_t kMostNamed = 3;
    const auto keysOf = [&](EventId e) {
        std::vector<EntityId> keys = {snapshot.events.contact(e), snapshot.events.user(e)};
        const std::span<const EntityId> references = snapshot.events.references(e);
        keys.insert(keys.begin(), references.begin(), references.end());
        return keys;
    };
    const std::vector<EntityId> keys = keysOf(link.from);
    std::vector<std::string> named;
    for (const EntityId key : keysOf(link.to)) {
        if (key && named.size() < kMostNamed && std::find(keys.begin(), keys.end(), key) != keys.end())
            named.push_back(namedText(snapshot, key));
    }
    return named.empty() ? std::string()
                         : told(phrase("causes", "same {}; "), fmt::to_string(fmt::join(named, ", ")));
}

// "same order 1234; 2.1 s before; 97 % of CapturePaymentJob events are caused by OrderCreated" (spec 2).
std::string inferredText(const Snapshot& snapshot, const Link& link)
{
    const DurationNs gap =
        saturatingDifference(snapshot.events.time(link.to), snapshot.events.time(link.from));
    if (link.viaMissing)
        return told(phrase("causes",
                           "the parent is not in this data; {}, {} before in the same trace, is the "
                           "likeliest ancestor of it ({} %)"),
                    typeText(snapshot, link.from), formatDuration(gap), percentOf(link.confidence));
    std::string text = sharedText(snapshot, link) + told(phrase("causes", "{} before"), formatDuration(gap));
    const std::span<const Repair> repairs = snapshot.repairs.of(link.to);
    const auto repair = std::find_if(repairs.begin(), repairs.end(),
                                     [&](const Repair& each) { return each.cause == link.from; });
    if (repair == repairs.end())
        return text;
    // Of what was never seen nothing can be said, and a confidence is never quite nothing.
    constexpr double kNothing = 1e-4;
    if (const double usual = static_cast<double>(repair->usual); repair->learned || usual > kNothing)
        text += told(phrase("causes", "; {:.0f} % of {} events are caused by {}"), 100.0 * usual,
                     shortened(snapshot.className(link.to), kLongestId), typeText(snapshot, link.from));
    if (!repair->learned)
        text += told(phrase("causes", "; too few such events have a cause to be sure"));
    if (repair->verdict != Verdict::None)
        text += repair->verdict == Verdict::Confirmed ? told(phrase("causes", "; confirmed by hand"))
                                                      : told(phrase("causes", "; rejected by hand"));
    return text;
}

// The event below a root, that names what caused the whole tree; none where the root itself does.
EventId entryOf(const Snapshot& snapshot, const Link& link)
{
    const EventStore& events = snapshot.events;
    const bool itself = (link.kind == LinkKind::Context && events.replyContext(link.to)) ||
                        (link.kind == LinkKind::Causal && events.causalTrace(link.to)) ||
                        (link.kind == LinkKind::Correlation && events.correlation(link.to)) ||
                        (link.kind == LinkKind::SpanLink && !events.spanLinks(link.to).empty());
    if (!link.chosen || itself)
        return {};
    for (const LinkId id : snapshot.links.outOf(link.from)) {
        const Link& other = snapshot.links[id];
        if (other.to != link.to && other.has(link.kind) && events.trace(other.to) == events.trace(link.to))
            return other.to;
    }
    return {};
}

std::string evidenceOfKind(const Snapshot& snapshot, const Link& link, LinkKind kind)
{
    const std::string cause = typeText(snapshot, link.from);
    if (const EventId entry = entryOf(snapshot, link)) {
        Link below = link;
        below.to = entry;
        below.chosen = false;
        return told(phrase("causes", "it brought {}, and {}"), typeText(snapshot, entry),
                    evidenceOfKind(snapshot, below, kind));
    }
    switch (kind) {
    case LinkKind::Parent:
        if (snapshot.events.span(link.to) == snapshot.events.span(link.from))
            return told(phrase("causes", "both are of the call with span {}, {} on the client's side"),
                        idText(snapshot, snapshot.events.span(link.to)), cause);
        return told(phrase("causes", "parent_id {} is the span of {}"),
                    idText(snapshot, snapshot.events.parent(link.to)), cause);
    case LinkKind::CrossParent:
        return told(phrase("causes", "parent_id {} is the span of {}, in trace {}"),
                    idText(snapshot, snapshot.events.parent(link.to)), cause, traceText(snapshot, link.from));
    case LinkKind::Context:
        return told(phrase("causes", "context.id {} is the message of {}"),
                    idText(snapshot, snapshot.events.replyContext(link.to)), cause);
    case LinkKind::Causal:
    case LinkKind::Correlation:
        return traceEvidence(snapshot, link, kind);
    case LinkKind::SpanLink:
        return told(phrase("causes", "a span link names {}"), cause);
    case LinkKind::Token:
        return told(phrase("causes", "the tracking token {} names the job that begins with {}"),
                    idText(snapshot, snapshot.events.token(link.to)), cause);
    case LinkKind::Inferred:
        return inferredText(snapshot, link);
    }
    return {};
}

// A parent in the event's own trace takes no part in the contradiction.
std::string contradictionText(const Snapshot& snapshot, const Finding& finding)
{
    for (const Link& link : snapshot.links.into(finding.event)) {
        if (link.kind != LinkKind::Parent &&
            snapshot.events.trace(link.from) != snapshot.events.trace(finding.related))
            return told(phrase("causes", "one cause is in trace {}, another in trace {}"),
                        traceText(snapshot, link.from), traceText(snapshot, finding.related));
    }
    return {};
}

// "contact null: 412 events name it, so it is not used to find causes".
std::string glueText(const Snapshot& snapshot, const Finding& finding)
{
    const EventStore& events = snapshot.events;
    std::vector<EntityId> named = {events.contact(finding.event), events.user(finding.event)};
    const std::span<const EntityId> references = events.references(finding.event);
    named.insert(named.end(), references.begin(), references.end());
    const auto glue = std::find_if(named.begin(), named.end(), [&](EntityId entity) {
        return entity && snapshot.entities[entity].value == finding.missing;
    });
    if (glue == named.end())
        return {};
    return told(phrase("causes", "{}: {} events name it, so it is not used to find causes"),
                namedText(snapshot, *glue), events.eventsOf(*glue).size());
}

// "no ShipmentCreated event names a cause, although nearly all follow one OrderPaid, like this one: same
// order 1234, 2.1 s before".
std::string followsText(const Snapshot& snapshot, const Finding& finding)
{
    const Link link{.from = finding.related, .to = finding.event};
    return told(
        phrase("causes",
               "no {} event names a cause, although nearly all soon follow {}, like this one: {}{} before"),
        shortened(snapshot.className(finding.event), kLongestId), typeText(snapshot, link.from),
        sharedText(snapshot, link),
        formatDuration(saturatingDifference(snapshot.events.time(link.to), snapshot.events.time(link.from))));
}

std::string at(const Snapshot& snapshot, EventId e)
{
    return shortened(snapshot.className(e), kLongestId);
}

} // namespace

std::string_view lastPartOf(std::string_view className)
{
    const std::size_t separator = className.find_last_of("\\./:");
    const bool whole = separator == std::string_view::npos || separator + 1 == className.size();
    return className.substr(whole ? 0 : separator + 1);
}

std::string shortened(std::string_view text, std::size_t length)
{
    if (text.size() <= length)
        return std::string(text);
    std::size_t end = length;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string loggedBreakAt(const Snapshot& snapshot, EventId e)
{
    for (const StringId id : {snapshot.events.type(e), snapshot.events.error(e)}) {
        const PooledText text = snapshot.strings.text(id);
        const std::size_t found = text.view().find(kBroken);
        if (found == std::string_view::npos)
            continue;
        const std::string_view rest = text.view().substr(found + kBroken.size());
        return std::string(rest.substr(0, rest.find_first_of(" \t\r\n")));
    }
    return {};
}

std::string messageOf(const Snapshot& snapshot, const Finding& finding)
{
    const std::string place = at(snapshot, finding.event);
    switch (finding.kind) {
    case FindingKind::LoggedBreak: {
        const std::string named = loggedBreakAt(snapshot, finding.event);
        return told(phrase("causes", "Broken Trace Chain at {}"),
                    named.empty() ? place : shortened(named, kLongestId));
    }
    case FindingKind::ContradictoryLinks:
        return told(phrase("causes", "Contradictory causes at {}"), place);
    case FindingKind::LinkCycle:
        return told(phrase("causes", "Causes form a cycle at {}"), place);
    case FindingKind::ParentCycle:
        return finding.related == finding.event
                   ? told(phrase("causes", "Event is its own parent at {}"), place)
                   : told(phrase("causes", "Parents form a cycle at {}"), place);
    case FindingKind::DuplicateSpan:
        return told(phrase("causes", "Span id used twice at {}"), place);
    case FindingKind::ClockSkew:
        return told(phrase("causes", "Effect before its cause at {}"), place);
    case FindingKind::GlueIdentity:
        return told(phrase("causes", "Identity that joins strangers at {}"), place);
    case FindingKind::MissingTrace:
    case FindingKind::MissingParent:
    case FindingKind::UnexpectedRoot:
    case FindingKind::DanglingCausal:
    case FindingKind::DanglingContext:
        return told(phrase("causes", "Broken Trace Chain at {}"), place);
    }
    return {};
}

std::string detailOf(const Snapshot& snapshot, const Finding& finding)
{
    const std::string missing = idText(snapshot, finding.missing);
    const std::string related = finding.related ? typeText(snapshot, finding.related) : std::string();
    switch (finding.kind) {
    case FindingKind::MissingTrace:
        return told(phrase("causes", "the event has no trace id"));
    case FindingKind::MissingParent:
        return told(phrase("causes", "parent {} is not in this data"), missing);
    case FindingKind::UnexpectedRoot:
        if (finding.related)
            return followsText(snapshot, finding);
        return told(
            phrase("causes", "the event has no cause, although events of this kind nearly always have one"));
    case FindingKind::DanglingCausal:
        return told(phrase("causes", "causal trace {} is not in this data"), missing);
    case FindingKind::DanglingContext:
        return told(phrase("causes", "the event that created message {} is not in this data"), missing);
    case FindingKind::ContradictoryLinks:
        return contradictionText(snapshot, finding);
    case FindingKind::LinkCycle:
        return told(phrase("causes", "the link from {} would close a cycle and is left out"), related);
    case FindingKind::ParentCycle:
        if (finding.related == finding.event)
            return told(phrase("causes", "parent_id is the event's own span id and is ignored"));
        return told(phrase("causes", "the parent {} is also a descendant; the chain is cut here"), related);
    case FindingKind::DuplicateSpan:
        return told(phrase("causes", "span {} is also borne by {}, with other content"), missing, related);
    case FindingKind::ClockSkew:
        return told(phrase("causes", "dated {} before {}, which caused it"),
                    formatDuration(saturatingDifference(snapshot.events.time(finding.related),
                                                        snapshot.events.time(finding.event))),
                    related);
    case FindingKind::LoggedBreak:
        return told(phrase("causes", "the data itself holds this warning"));
    case FindingKind::GlueIdentity:
        return glueText(snapshot, finding);
    }
    return {};
}

std::string likelyCauseOf(const Snapshot& snapshot, const Finding& finding)
{
    const std::string place = at(snapshot, finding.event);
    const ClassLosses losses = snapshot.losses.of(snapshot.classOf(finding.event));
    const LossRate rate = rateOf(losses, finding.hole);
    switch (finding.hole) {
    case HoleCause::Unknown:
        return {};
    case HoleCause::EdgeOfData:
        return told(
            phrase("causes", "the data begin {} before, and the cause is likely to lie further back"),
            formatDuration(saturatingDifference(snapshot.events.time(finding.event), snapshot.from())));
    case HoleCause::ContextLost: {
        const std::string hop = losses.asynchronous()
                                    ? told(phrase("causes", "the context was lost at an asynchronous hop"))
                                    : told(phrase("causes", "the context was lost on the way"));
        if (rate.part == 0)
            return hop;
        return hop + ": " +
               (losses.lost > 0
                    ? told(phrase("causes", "{} of the {} events that should have a cause have lost it"),
                           percentOf(rate), place)
                    : told(phrase("causes", "{} of the {} events have no trace id"), percentOf(rate), place));
    }
    case HoleCause::NeverInstrumented:
        return losses.untraced > 0
                   ? told(phrase("causes", "never instrumented: {} of the {} events have no trace id"),
                          percentOf(rate), place)
                   : told(phrase("causes", "never instrumented: {} of the {} events name no cause"),
                          percentOf(rate), place);
    case HoleCause::OtherSystem:
        return told(
            phrase("causes", "of another system: {} of the causes that {} events name are not in this data"),
            percentOf(rate), place);
    case HoleCause::Pruned:
        return told(phrase("causes", "pruned or not exported: only {} of the causes that {} events name are "
                                     "not in this data"),
                    percentOf(rate), place);
    }
    return {};
}

std::vector<std::string> evidenceOf(const Snapshot& snapshot, const Link& link)
{
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < kLinkKindCount; ++i) {
        const auto kind = static_cast<LinkKind>(i);
        if (link.has(kind))
            sentences.push_back(evidenceOfKind(snapshot, link, kind));
    }
    return sentences;
}

std::string nameOfKind(const std::string& kind)
{
    return translated({"kinds", kind.c_str()});
}

std::string shareText(double share)
{
    double permille = std::round(share * 1000);
    if (share < 1)
        permille = std::min(permille, 999.0);
    if (share > 0)
        permille = std::max(permille, 1.0);
    return fmt::format("{:.1f} %", permille / 10);
}

int percentOf(double confidence)
{
    return static_cast<int>(100 * confidence);
}

std::string shortEvidenceOf(const Snapshot& snapshot, const Link& link)
{
    constexpr std::size_t kShort = 12;
    const auto brief = [&](StringId id) { return shortened(snapshot.str(id), kShort); };
    const EventId entry = entryOf(snapshot, link);
    const EventId named = entry ? entry : link.to;
    switch (link.kind) {
    case LinkKind::Parent:
        return told(phrase("causes", "parent"));
    case LinkKind::CrossParent:
        return told(phrase("causes", "parent in another trace"));
    case LinkKind::Context:
        return told(phrase("causes", "reply to {}"), brief(snapshot.events.replyContext(named)));
    case LinkKind::Causal:
        return told(phrase("causes", "causal trace {}"), brief(snapshot.events.causalTrace(named)));
    case LinkKind::SpanLink:
        return told(phrase("causes", "span link"));
    case LinkKind::Correlation:
        return told(phrase("causes", "correlation {}"), brief(snapshot.events.correlation(named)));
    case LinkKind::Token:
        return told(phrase("causes", "tracking token"));
    case LinkKind::Inferred:
        return told(phrase("causes", "inferred, {} %"), percentOf(link.confidence));
    }
    return {};
}

} // namespace throughline
