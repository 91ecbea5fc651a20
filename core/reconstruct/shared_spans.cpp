// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/shared_spans.h"

#include <absl/container/flat_hash_set.h>

namespace throughline {

namespace {

template <class Map, class Key>
EventId found(const Map& map, const Key& key)
{
    const auto entry = map.find(key);
    return entry == map.end() ? EventId() : entry->second;
}

} // namespace

SharedSpans::SharedSpans(const Snapshot& snapshot, const EventOrder& order, const SpanIndex& spans)
    : m_events(&snapshot.events)
{
    if (!m_events->hasSpanKinds())
        return;
    absl::flat_hash_set<Call> served;
    for (std::uint32_t i = 0; i < m_events->size(); ++i) {
        const EventId e(i);
        const StringId span = m_events->span(e);
        if (!span || !spans.repeated(span))
            continue;
        const Call call(span, m_events->trace(e));
        if (m_events->spanKind(e) == SpanKind::Client) {
            EventId& first = m_client[call];
            first = order.earlier(first, e);
        } else if (m_events->spanKind(e) == SpanKind::Server) {
            served.insert(call);
            EventId& first = m_server[serverKey(e)];
            first = order.earlier(first, e);
        }
    }
    absl::erase_if(m_client, [&](const auto& entry) { return !served.contains(entry.first); });
}

SharedSpans::Server SharedSpans::serverKey(EventId e) const
{
    return {m_events->span(e), m_events->trace(e), m_events->className(e)};
}

bool SharedSpans::isShared(EventId e) const
{
    return !empty() && m_client.contains(Call(m_events->span(e), m_events->trace(e)));
}

EventId SharedSpans::clientOf(EventId e) const
{
    if (empty() || m_events->spanKind(e) != SpanKind::Server)
        return {};
    return found(m_client, Call(m_events->span(e), m_events->trace(e)));
}

EventId SharedSpans::halfMeantBy(EventId e, StringId span, TraceId trace) const
{
    if (empty())
        return {};
    const EventId client = found(m_client, Call(span, trace));
    if (!client || !m_events->className(e))
        return client;
    const EventId server = found(m_server, Server(span, trace, m_events->className(e)));
    return server ? server : client;
}

EventId SharedSpans::firstOfHalf(EventId e) const
{
    if (!isShared(e))
        return {};
    switch (m_events->spanKind(e)) {
    case SpanKind::Client:
        return found(m_client, Call(m_events->span(e), m_events->trace(e)));
    case SpanKind::Server:
        return found(m_server, serverKey(e));
    default:
        return {};
    }
}

} // namespace throughline
