// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/search.h"

#include "core/base/blanks.h"
#include "core/base/letter_case.h"
#include "core/journey/text_match.h"
#include "core/journey/token_match.h"
#include "core/token/tracking_token.h"

#include <algorithm>
#include <tuple>

namespace throughline {

namespace {

// In the order in which equally good matches are offered.
enum class Category : std::uint8_t { Entity, Message, Trace, Event };

struct Match {
    MatchTier tier = MatchTier::None;
    Category category = Category::Entity;
    StringId text;
    std::uint32_t index = 0;  // of the entity, trace or event
    std::uint32_t events = 0; // how many events an entity has: of equal texts, the one with more comes first
};

// What is looked for, and in which kinds of thing.
struct Query {
    std::string kind; // empty: all
    std::string_view wanted;
};

Query queryOf(const Snapshot& snapshot, std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return {.kind = {}, .wanted = text};
    std::string kind(text.substr(0, colon));
    std::transform(kind.begin(), kind.end(), kind.begin(), lowerCase);
    const auto kinds = snapshot.entities.kinds();
    const bool known = kind == "event" || kind == "trace" ||
                       std::find(kinds.begin(), kinds.end(), snapshot.strings.find(kind)) != kinds.end();
    if (!known)
        return {.kind = {}, .wanted = text};
    return {.kind = std::move(kind), .wanted = withoutWhiteSpace(text.substr(colon + 1))};
}

// Looks at every text once and keeps the best matches.
class Scan {
public:
    Scan(const Snapshot& snapshot, const Query& query, std::uint32_t limit, const CancelToken& cancel)
        : m_snapshot(snapshot), m_query(query), m_match(query.wanted), m_limit(limit), m_cancel(cancel)
    {}

    void run()
    {
        scanEntities();
        if (m_query.kind.empty() || m_query.kind == "trace")
            scanTraces();
        if (m_query.kind.empty() || m_query.kind == "event")
            scanEvents();
        std::sort(m_best.begin(), m_best.end(),
                  [this](const Match& a, const Match& b) { return better(a, b); });
    }
    [[nodiscard]] const std::vector<Match>& best() const { return m_best; }
    [[nodiscard]] std::uint32_t total() const { return m_total; }

private:
    void scanEntities()
    {
        const StringId onlyKind = m_snapshot.strings.find(m_query.kind);
        const StringId message = m_snapshot.strings.find("message");
        for (std::uint32_t i = 0; i < m_snapshot.entities.size() && goOn(i); ++i) {
            const Entity& entity = m_snapshot.entities[EntityId(i)];
            if (onlyKind ? entity.kind != onlyKind : !m_query.kind.empty())
                continue;
            consider(entity.value, entity.kind == message ? Category::Message : Category::Entity, i);
        }
    }
    void scanTraces()
    {
        for (std::uint32_t i = 0; i < m_snapshot.events.traceCount() && goOn(i); ++i)
            consider(m_snapshot.events.traceName(TraceId(i)), Category::Trace, i);
    }
    void scanEvents()
    {
        for (std::uint32_t i = 0; i < m_snapshot.events.size() && goOn(i); ++i)
            consider(m_snapshot.events.id(EventId(i)), Category::Event, i);
    }

    [[nodiscard]] bool goOn(std::uint32_t i) const
    {
        constexpr std::uint32_t kPollEvery = 4096;
        return i % kPollEvery != 0 || !m_cancel.cancelled();
    }

    void consider(StringId text, Category category, std::uint32_t index)
    {
        if (!text)
            return;
        const PooledText pooled = m_snapshot.strings.text(text);
        const MatchTier tier = m_match.tierOf(pooled.view());
        if (tier == MatchTier::None)
            return;
        ++m_total;
        Match match{.tier = tier, .category = category, .text = text, .index = index};
        if (category == Category::Entity)
            match.events = static_cast<std::uint32_t>(m_snapshot.events.eventsOf(EntityId(index)).size());
        const auto order = [this](const Match& a, const Match& b) { return better(a, b); };
        if (m_best.size() == m_limit) {
            if (!better(match, m_best.front()))
                return;
            std::pop_heap(m_best.begin(), m_best.end(), order);
            m_best.pop_back();
        }
        m_best.push_back(match);
        std::push_heap(m_best.begin(), m_best.end(), order);
    }

    [[nodiscard]] bool better(const Match& a, const Match& b) const
    {
        if (a.tier != b.tier || a.category != b.category)
            return std::tuple(a.tier, a.category) < std::tuple(b.tier, b.category);
        if (a.text == b.text)
            return std::tuple(b.events, a.index) < std::tuple(a.events, b.index);
        const PooledText textA = m_snapshot.strings.text(a.text);
        const PooledText textB = m_snapshot.strings.text(b.text);
        return textA.view() < textB.view();
    }

    const Snapshot& m_snapshot;
    const Query& m_query;
    TextMatch m_match;
    std::uint32_t m_limit;
    const CancelToken& m_cancel;
    std::vector<Match> m_best; // a heap, the worst in front
    std::uint32_t m_total = 0;
};

SearchHit entityHit(const Snapshot& snapshot, EntityId id)
{
    const Entity& entity = snapshot.entities[id];
    SearchHit hit{.selector = {.kind = snapshot.str(entity.kind), .value = snapshot.str(entity.value)}};
    hit.events = static_cast<std::uint32_t>(snapshot.events.eventsOf(id).size());
    if (hit.events != 0)
        hit.event = target(snapshot, hit.selector).value_or(EventId());
    return hit;
}

SearchHit hitOf(const Snapshot& snapshot, const Match& match)
{
    switch (match.category) {
    case Category::Entity:
    case Category::Message:
        return entityHit(snapshot, EntityId(match.index));
    case Category::Trace:
        return {.selector = {.kind = "trace", .value = snapshot.str(match.text)},
                .events = static_cast<std::uint32_t>(snapshot.events.eventsOf(TraceId(match.index)).size()),
                .event = snapshot.clusters[TraceId(match.index)].root};
    case Category::Event:
        return {.selector = {.kind = "event", .value = snapshot.str(match.text)},
                .events = 1,
                .event = EventId(match.index)};
    }
    return {};
}

void offerToken(const Snapshot& snapshot, std::string_view text, SearchResult& result)
{
    if (!TrackingToken::isValid(text))
        return;
    SearchHit hit{.selector = {.kind = "token", .value = std::string(text)}};
    hit.events = static_cast<std::uint32_t>(eventsWithToken(snapshot, text).size());
    if (hit.events != 0)
        hit.event = target(snapshot, hit.selector).value_or(EventId());
    result.hits.push_back(std::move(hit));
    ++result.total;
}

// Events and clusters without an id are found by the made-up one that the program shows for them.
void offerMadeUpId(const Snapshot& snapshot, std::string_view text, SearchResult& result)
{
    const EventId e = text.find('@') == std::string_view::npos ? EventId() : snapshot.findEvent(text);
    if (e && !snapshot.events.id(e)) {
        result.hits.push_back(
            {.selector = {.kind = "event", .value = std::string(text)}, .events = 1, .event = e});
        ++result.total;
    }
    const TraceId trace = text.starts_with("untraced:") ? snapshot.findTrace(text) : TraceId();
    if (trace && !snapshot.events.traceName(trace)) {
        result.hits.push_back({.selector = {.kind = "trace", .value = std::string(text)},
                               .events = 1,
                               .event = snapshot.events.eventsOf(trace).front()});
        ++result.total;
    }
}

} // namespace

SearchResult search(const Snapshot& snapshot, std::string_view text, std::uint32_t limit,
                    const CancelToken& cancel)
{
    SearchResult result;
    text = withoutWhiteSpace(text);
    if (text.empty() || limit == 0)
        return result;
    offerToken(snapshot, text, result);
    const Query query = queryOf(snapshot, text);
    offerMadeUpId(snapshot, query.wanted, result);

    Scan scan(snapshot, query, limit, cancel);
    scan.run();
    result.total += scan.total();
    for (const Match& match : scan.best()) {
        if (result.hits.size() == limit)
            break;
        result.hits.push_back(hitOf(snapshot, match));
    }
    return result;
}

} // namespace throughline
