// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/search.h"

#include "core/base/blanks.h"
#include "core/base/letter_case.h"
#include "core/base/parallel.h"
#include "core/journey/text_match.h"
#include "core/journey/token_match.h"
#include "core/token/tracking_token.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <tuple>
#include <vector>

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

constexpr std::string_view kWords = "text"; // the kind of what is found by its words

Query queryOf(const Snapshot& snapshot, std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return {.kind = {}, .wanted = text};
    std::string kind(text.substr(0, colon));
    std::transform(kind.begin(), kind.end(), kind.begin(), lowerCase);
    const auto kinds = snapshot.entities.kinds();
    const bool known = kind == "event" || kind == "trace" || kind == kWords ||
                       std::find(kinds.begin(), kinds.end(), snapshot.strings.find(kind)) != kinds.end();
    if (!known)
        return {.kind = {}, .wanted = text};
    return {.kind = std::move(kind), .wanted = withoutWhiteSpace(text.substr(colon + 1))};
}

// Of equally good matches the one whose text comes first; of equal texts, that with more events.
class Order {
public:
    explicit Order(const Snapshot& snapshot) : m_snapshot(snapshot) {}

    [[nodiscard]] bool operator()(const Match& a, const Match& b) const
    {
        if (a.tier != b.tier || a.category != b.category)
            return std::tuple(a.tier, a.category) < std::tuple(b.tier, b.category);
        if (a.text == b.text)
            return std::tuple(b.events, a.index) < std::tuple(a.events, b.index);
        const PooledText textA = m_snapshot.strings.text(a.text);
        const PooledText textB = m_snapshot.strings.text(b.text);
        return textA.view() < textB.view();
    }

private:
    const Snapshot& m_snapshot;
};

// The best matches among those that it is given. One thread.
class Best {
public:
    Best(const Snapshot& snapshot, std::uint32_t limit) : m_order(snapshot), m_limit(limit) {}

    void add(const Match& match)
    {
        ++m_total;
        if (m_matches.size() == m_limit) {
            if (!m_order(match, m_matches.front()))
                return;
            std::pop_heap(m_matches.begin(), m_matches.end(), m_order);
            m_matches.pop_back();
        }
        m_matches.push_back(match);
        std::push_heap(m_matches.begin(), m_matches.end(), m_order);
    }
    void join(const Best& other)
    {
        const std::uint32_t total = m_total + other.m_total;
        for (const Match& match : other.m_matches)
            add(match);
        m_total = total;
    }
    [[nodiscard]] std::vector<Match> inOrder() const
    {
        std::vector<Match> matches = m_matches;
        std::ranges::sort(matches, m_order);
        return matches;
    }
    [[nodiscard]] std::uint32_t total() const { return m_total; }

private:
    Order m_order;
    std::uint32_t m_limit;
    std::vector<Match> m_matches; // a heap, the worst in front
    std::uint32_t m_total = 0;
};

// Looks at every text once, on all threads.
class Scan {
public:
    Scan(const Snapshot& snapshot, const Query& query, std::uint32_t limit, const CancelToken& cancel)
        : m_snapshot(snapshot), m_query(query), m_match(query.wanted), m_cancel(cancel),
          m_onlyKind(snapshot.strings.find(query.kind)), m_message(snapshot.strings.find("message")),
          m_best(snapshot, limit), m_limit(limit)
    {}

    // The best of all; of some, where it was cancelled.
    [[nodiscard]] const Best& run()
    {
        each(static_cast<std::uint32_t>(m_snapshot.entities.size()),
             [this](Best& best, std::uint32_t i) { lookAtEntity(best, i); });
        if (m_query.kind.empty() || m_query.kind == "trace")
            each(m_snapshot.events.traceCount(), [this](Best& best, std::uint32_t i) {
                consider(best, m_snapshot.events.traceName(TraceId(i)), Category::Trace, i);
            });
        if (m_query.kind.empty() || m_query.kind == "event")
            each(m_snapshot.events.size(), [this](Best& best, std::uint32_t i) {
                consider(best, m_snapshot.events.id(EventId(i)), Category::Event, i);
            });
        return m_best;
    }

private:
    // look(best, i) for 0 … count - 1, a stretch at a time.
    template <class Look>
    void each(std::uint32_t count, Look look)
    {
        constexpr std::uint32_t kStretch = 16'384;
        const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
        std::atomic<std::uint32_t> next = 0;
        std::mutex mutex;
        runOnThreads(std::min(threads, count / kStretch + 1), [&](unsigned) {
            Best best(m_snapshot, m_limit);
            while (!m_cancel.cancelled()) {
                const std::uint32_t from = next.fetch_add(kStretch);
                if (from >= count)
                    break;
                for (std::uint32_t i = from; i < std::min(from + kStretch, count); ++i)
                    look(best, i);
            }
            const std::lock_guard lock(mutex);
            m_best.join(best);
        });
    }

    void lookAtEntity(Best& best, std::uint32_t i) const
    {
        const Entity& entity = m_snapshot.entities[EntityId(i)];
        if (m_onlyKind ? entity.kind != m_onlyKind : !m_query.kind.empty())
            return;
        consider(best, entity.value, entity.kind == m_message ? Category::Message : Category::Entity, i);
    }

    void consider(Best& best, StringId text, Category category, std::uint32_t index) const
    {
        const MatchTier tier = text ? m_match.tierOf(m_snapshot.strings, text) : MatchTier::None;
        if (tier == MatchTier::None)
            return;
        Match match{.tier = tier, .category = category, .text = text, .index = index};
        if (category <= Category::Message)
            match.events = static_cast<std::uint32_t>(m_snapshot.events.eventsOf(EntityId(index)).size());
        best.add(match);
    }

    const Snapshot& m_snapshot;
    const Query& m_query;
    TextMatch m_match;
    const CancelToken& m_cancel;
    StringId m_onlyKind, m_message;
    Best m_best;
    std::uint32_t m_limit;
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

void offerWords(const Snapshot& snapshot, const TextIndex::Found& found, std::string_view wanted,
                std::uint32_t limit, SearchResult& result)
{
    for (const EventId e : found.events) {
        if (result.hits.size() == limit)
            break;
        result.hits.push_back({.selector = {.kind = "event", .value = snapshot.eventName(e)},
                               .events = 1,
                               .event = e,
                               .excerpt = excerptOf(snapshot, e, wanted)});
    }
    result.total += found.total;
}

} // namespace

SearchResult search(const Snapshot& snapshot, std::string_view text, std::uint32_t limit,
                    const CancelToken& cancel, const TextIndex* words)
{
    SearchResult result;
    text = withoutWhiteSpace(text);
    if (text.empty() || limit == 0)
        return result;
    offerToken(snapshot, text, result);
    const Query query = queryOf(snapshot, text);
    offerMadeUpId(snapshot, query.wanted, result);

    TextIndex::Found said;
    if (words && (query.kind.empty() || query.kind == kWords))
        said = words->find(snapshot, query.wanted, limit, cancel);
    constexpr std::uint32_t kLeastBySaying = 10;
    const std::uint32_t limitOfIds = limit - std::min({said.total, kLeastBySaying, limit / 2});
    Scan scan(snapshot, query, limitOfIds, cancel);
    const Best& best = scan.run();
    result.total += best.total();
    for (const Match& match : best.inOrder()) {
        if (result.hits.size() == limitOfIds)
            break;
        result.hits.push_back(hitOf(snapshot, match));
    }
    if (!cancel.cancelled())
        offerWords(snapshot, said, query.wanted, limit, result);
    return result;
}

} // namespace throughline
