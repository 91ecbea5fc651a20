// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/span_find.h"

#include "core/base/blanks.h"
#include "core/base/letter_case.h"
#include "core/journey/record_match.h"
#include "core/journey/text_match.h"

#include <absl/container/flat_hash_map.h>

#include <chrono>

namespace throughline {

namespace {

constexpr std::size_t kPollEvery = 256;
constexpr std::chrono::milliseconds kTellEvery{250};

class SpanFind {
public:
    SpanFind(const Snapshot& snapshot, const SpanTree& tree, const SpanQuery& query,
             const CancelToken& cancel)
        : m_snapshot(snapshot), m_tree(tree), m_query(query), m_match(query.text), m_record(query.text),
          m_cancel(cancel)
    {}

    SpanMatches run(const FoundSoFar& foundSoFar)
    {
        m_found.resize(m_tree.nodes.size());
        for (std::size_t i = 0; goesOn(i); ++i)
            m_found[i] = !m_tree.nodes[i].missing && columnsMatch(m_tree.nodes[i].event);
        if (!m_query.field && m_snapshot.payloads) {
            if (foundSoFar)
                foundSoFar(matches());
            lookIntoRecords(foundSoFar);
        }
        return matches();
    }

private:
    [[nodiscard]] bool goesOn(std::size_t i) const
    {
        return i < m_tree.nodes.size() && (i % kPollEvery != 0 || !m_cancel.cancelled());
    }

    [[nodiscard]] SpanMatches matches() const
    {
        SpanMatches matches;
        matches.unread = m_unread;
        for (std::size_t i = 0; i < m_found.size(); ++i) {
            if (m_found[i])
                matches.events.push_back(m_tree.nodes[i].event);
        }
        return matches;
    }

    // Types and classes are few, entities and traces are named again and again.
    [[nodiscard]] bool repeated(StringId text)
    {
        if (!text)
            return m_query.whole && m_query.text.empty();
        const auto [entry, added] = m_known.try_emplace(text, false);
        if (added)
            entry->second = holds(text);
        return entry->second;
    }

    [[nodiscard]] bool holds(StringId text) const
    {
        if (!text)
            return false;
        const PooledText pooled = m_snapshot.strings.text(text);
        return m_query.whole ? pooled.view() == m_query.text
                             : m_match.tierOf(pooled.view()) != MatchTier::None;
    }

    [[nodiscard]] bool entityMatches(EntityId id)
    {
        if (!id)
            return false;
        const auto [entry, added] = m_knownEntities.try_emplace(id, false);
        if (added)
            entry->second = m_match.tierOf(m_snapshot.entityName(id)) != MatchTier::None;
        return entry->second;
    }

    [[nodiscard]] bool columnsMatch(EventId e)
    {
        const EventStore& events = m_snapshot.events;
        if (m_query.field)
            return repeated(groupOf(m_snapshot, *m_query.field, e));
        if (repeated(events.type(e)) || repeated(events.className(e)) || repeated(events.error(e)) ||
            repeated(events.traceName(events.trace(e))) || repeated(events.correlation(e)) ||
            repeated(events.causalTrace(e)) || repeated(events.token(e)))
            return true;
        if (events.id(e) ? holds(events.id(e)) : m_match.tierOf(m_snapshot.eventName(e)) != MatchTier::None)
            return true;
        if (holds(events.span(e)) || holds(events.parent(e)) || holds(events.replyContext(e)))
            return true;
        if (entityMatches(events.contact(e)) || entityMatches(events.user(e)))
            return true;
        for (const EntityId entity : events.references(e)) {
            if (entityMatches(entity))
                return true;
        }
        return false;
    }

    void lookIntoRecords(const FoundSoFar& foundSoFar)
    {
        auto told = std::chrono::steady_clock::now();
        for (std::size_t i = 0; goesOn(i); ++i) {
            if (!m_found[i] && !m_tree.nodes[i].missing)
                m_found[i] = recordMatches(m_tree.nodes[i].event);
            const bool due =
                foundSoFar && i % kPollEvery == 0 && std::chrono::steady_clock::now() - told > kTellEvery;
            if (due) {
                foundSoFar(matches());
                told = std::chrono::steady_clock::now();
            }
        }
    }

    [[nodiscard]] bool recordMatches(EventId e)
    {
        const Result<std::string> record = m_snapshot.payloads->read(m_snapshot.events.place(e));
        if (!record) {
            ++m_unread;
            return false;
        }
        return m_record.holds(*record);
    }

    const Snapshot& m_snapshot;
    const SpanTree& m_tree;
    const SpanQuery& m_query;
    TextMatch m_match;
    RecordMatch m_record;
    const CancelToken& m_cancel;
    std::vector<bool> m_found; // by node
    absl::flat_hash_map<StringId, bool> m_known;
    absl::flat_hash_map<EntityId, bool> m_knownEntities;
    std::uint32_t m_unread = 0;
};

} // namespace

SpanQuery spanQuery(std::string_view typed)
{
    constexpr std::pair<std::string_view, SpanGrouping> kFields[] = {{"type", SpanGrouping::Type},
                                                                     {"class", SpanGrouping::Class}};
    const std::string_view text = withoutWhiteSpace(typed);
    for (const auto& [name, field] : kFields) {
        if (text.size() <= name.size() || !equalIgnoringCase(text.substr(0, name.size()), name))
            continue;
        const char mark = text[name.size()];
        const std::string_view rest = text.substr(name.size() + 1);
        if (mark == '=') // a name may end in blanks
            return {std::string(typed.substr(typed.find('=') + 1)), field, true};
        if (mark == ':' && !withoutWhiteSpace(rest).empty())
            return {std::string(withoutWhiteSpace(rest)), field, false};
    }
    return {std::string(text), std::nullopt, false};
}

std::string typedFor(const Snapshot& snapshot, SpanGrouping grouping, StringId name)
{
    return (grouping == SpanGrouping::Type ? "type=" : "class=") +
           (name ? snapshot.str(name) : std::string());
}

SpanMatches findSpans(const Snapshot& snapshot, const SpanTree& tree, const SpanQuery& query,
                      const FoundSoFar& foundSoFar, const CancelToken& cancel)
{
    return query.empty() ? SpanMatches() : SpanFind(snapshot, tree, query, cancel).run(foundSoFar);
}

} // namespace throughline
