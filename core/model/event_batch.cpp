// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/event_batch.h"

namespace throughline {

namespace {

// For columns in which rows may have none.
template <class T>
void put(std::vector<T>& column, std::uint32_t row, T value)
{
    if (value == T{})
        return;
    if (column.size() != row)
        column.resize(row);
    column.push_back(value);
}

} // namespace

void EventBatch::reserve(std::size_t rowCount)
{
    time.reserve(rowCount);
    duration.reserve(rowCount);
    offset.reserve(rowCount);
    length.reserve(rowCount);
    type.reserve(rowCount);
    status.reserve(rowCount);
    digest.reserve(rowCount);
    referenceEnd.reserve(rowCount);
    references.reserve(2 * rowCount);
}

void EventBatch::append(const EventRow& row, std::span<const EntityId> refs, std::span<const SpanLink> links)
{
    time.push_back(row.time);
    duration.push_back(row.duration);
    offset.push_back(row.place.offset);
    length.push_back(row.place.length);
    type.push_back(row.type);
    status.push_back(row.status);
    digest.push_back(row.digest);
    references.insert(references.end(), refs.begin(), refs.end());
    referenceEnd.push_back(static_cast<std::uint32_t>(references.size()));
    put(source, rows, row.place.source);
    put(id, rows, row.id);
    put(className, rows, row.className);
    put(error, rows, row.error);
    put(trace, rows, row.trace);
    put(span, rows, row.span);
    put(parent, rows, row.parent);
    put(causalTrace, rows, row.causalTrace);
    put(replyContext, rows, row.replyContext);
    put(correlation, rows, row.correlation);
    put(token, rows, row.token);
    put(contact, rows, row.contact);
    put(user, rows, row.user);
    put(spanKind, rows, row.spanKind);
    put(context, rows, row.context);
    put(contextKey, rows, row.contextKey);
    spanLinks.insert(spanLinks.end(), links.begin(), links.end());
    spanLinkRow.resize(spanLinks.size(), rows);
    ++rows;
}

} // namespace throughline
