// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/token_match.h"

#include "core/base/letter_case.h"
#include "core/token/token_index.h"
#include "core/token/tracking_token.h"

#include <absl/container/flat_hash_map.h>

namespace throughline {

namespace {

// Looks at each distinct string once.
class TokenMatch {
public:
    TokenMatch(const Snapshot& snapshot, std::string_view text) : m_snapshot(&snapshot), m_text(text)
    {
        if (isUuid(text))
            m_correlationId = text;
        else if (const Result<TokenParts> token = TrackingToken::parse(text))
            m_correlationId = token->correlationId;
    }

    [[nodiscard]] bool carries(StringId token)
    {
        return cached(m_tokens, token, [this](std::string_view text) {
            if (text == m_text)
                return true;
            if (m_correlationId.empty())
                return false;
            const Result<TokenParts> parsed = TrackingToken::parse(text);
            return equalIgnoringCase(parsed ? std::string_view(parsed->correlationId) : text,
                                     m_correlationId);
        });
    }
    [[nodiscard]] bool isCorrelationId(StringId id)
    {
        return cached(m_ids, id, [this](std::string_view text) {
            return !m_correlationId.empty() && equalIgnoringCase(text, m_correlationId);
        });
    }

private:
    using Known = absl::flat_hash_map<StringId, bool>;

    template <class Look>
    bool cached(Known& known, StringId id, Look look)
    {
        if (!id)
            return false;
        const auto [entry, added] = known.try_emplace(id, false);
        if (added)
            entry->second = look(m_snapshot->strings.text(id).str());
        return entry->second;
    }

    const Snapshot* m_snapshot;
    std::string m_text;
    std::string m_correlationId;
    Known m_tokens, m_ids;
};

} // namespace

std::vector<EventId> eventsWithToken(const Snapshot& snapshot, std::string_view text)
{
    const EventStore& events = snapshot.events;
    TokenMatch match(snapshot, text);
    std::vector<bool> traces(events.traceCount());
    for (std::uint32_t i = 0; i < traces.size(); ++i)
        traces[i] = match.isCorrelationId(events.traceName(TraceId(i)));
    std::vector<EventId> found;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        if (traces[events.trace(e).index()] || match.isCorrelationId(events.correlation(e)) ||
            match.carries(events.token(e)))
            found.push_back(e);
    }
    return found;
}

bool isCorrelationIdOfEvents(const Snapshot& snapshot, std::string_view uuid)
{
    const EventStore& events = snapshot.events;
    TokenMatch match(snapshot, uuid);
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        if (match.isCorrelationId(events.correlation(EventId(i))) || match.carries(events.token(EventId(i))))
            return true;
    }
    return false;
}

} // namespace throughline
