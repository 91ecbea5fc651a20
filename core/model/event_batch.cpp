// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/event_batch.h"

namespace throughline {

namespace {

// For columns in which rows may have none.
template <class T>
void put(std::vector<T>& column, const EventBatch& batch, T value)
{
    if (value == T{})
        return;
    if (column.size() != batch.rows || column.empty()) {
        column.reserve(batch.expectedRows);
        column.resize(batch.rows);
    }
    column.push_back(value);
}

} // namespace

void EventBatch::expect(std::size_t rowCount)
{
    expectedRows = rowCount;
    time.reserve(rowCount);
    duration.reserve(rowCount);
    offset.reserve(rowCount);
    length.reserve(rowCount);
    type.reserve(rowCount);
    status.reserve(rowCount);
    digest.reserve(rowCount);
    referenceEnd.reserve(rowCount);
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
    put(id, *this, row.id);
    put(className, *this, row.className);
    put(error, *this, row.error);
    put(trace, *this, row.trace);
    put(span, *this, row.span);
    put(parent, *this, row.parent);
    put(causalTrace, *this, row.causalTrace);
    put(replyContext, *this, row.replyContext);
    put(correlation, *this, row.correlation);
    put(token, *this, row.token);
    put(contact, *this, row.contact);
    put(user, *this, row.user);
    put(spanKind, *this, row.spanKind);
    put(context, *this, row.context);
    put(contextKey, *this, row.contextKey);
    spanLinks.insert(spanLinks.end(), links.begin(), links.end());
    spanLinkRow.resize(spanLinks.size(), rows);
    ++rows;
}

} // namespace throughline
