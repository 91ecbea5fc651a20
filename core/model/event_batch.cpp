// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/event_batch.h"

namespace throughline {

namespace {

// For columns that nearly all exports leave empty.
template <class T>
void put(std::vector<T>& column, std::uint32_t row, T value)
{
    if (value == T{})
        return;
    column.resize(row);
    column.push_back(value);
}

} // namespace

void EventBatch::append(const EventRow& row, std::span<const EntityId> refs, std::span<const SpanLink> links)
{
    const std::uint32_t number = size();
    put(spanKind, number, row.spanKind);
    put(context, number, row.context);
    put(contextKey, number, row.contextKey);
    spanLinks.insert(spanLinks.end(), links.begin(), links.end());
    spanLinkRow.resize(spanLinks.size(), number);
    time.push_back(row.time);
    duration.push_back(row.duration);
    offset.push_back(row.place.offset);
    length.push_back(row.place.length);
    source.push_back(row.place.source);
    type.push_back(row.type);
    id.push_back(row.id);
    className.push_back(row.className);
    error.push_back(row.error);
    trace.push_back(row.trace);
    span.push_back(row.span);
    parent.push_back(row.parent);
    causalTrace.push_back(row.causalTrace);
    replyContext.push_back(row.replyContext);
    correlation.push_back(row.correlation);
    token.push_back(row.token);
    contact.push_back(row.contact);
    user.push_back(row.user);
    status.push_back(row.status);
    digest.push_back(row.digest);
    references.insert(references.end(), refs.begin(), refs.end());
    referenceEnd.push_back(static_cast<std::uint32_t>(references.size()));
}

} // namespace throughline
