// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/row_batch.h"

namespace throughline {

void RowBatch::append(const EventRow& row, std::span<const EntityId> references,
                      std::span<const SpanLink> links)
{
    m_references.insert(m_references.end(), references.begin(), references.end());
    m_links.insert(m_links.end(), links.begin(), links.end());
    m_rows.push_back({row, m_references.size(), m_links.size()});
}

void RowBatch::settle(PackedRows::Writer& events)
{
    m_strings.settle();
    m_entities.settle(m_strings);
    for (EntityId& reference : m_references)
        settle(reference);
    for (SpanLink& link : m_links) {
        settle(link.trace);
        settle(link.span);
    }
    std::size_t reference = 0;
    std::size_t link = 0;
    for (Row& row : m_rows) {
        settle(row.event);
        events.append(row.event, std::span(m_references).subspan(reference, row.referencesEnd - reference),
                      std::span(m_links).subspan(link, row.linksEnd - link));
        reference = row.referencesEnd;
        link = row.linksEnd;
    }
    m_rows.clear();
    m_references.clear();
    m_links.clear();
    m_strings.clear();
    m_entities.clear();
}

void RowBatch::settle(EventRow& row) const
{
    for (StringId* const text :
         {&row.type, &row.className, &row.error, &row.trace, &row.span, &row.parent, &row.causalTrace,
          &row.replyContext, &row.correlation, &row.token, &row.contextKey})
        settle(*text);
    settle(row.contact);
    settle(row.user);
}

void RowBatch::settle(StringId& text) const
{
    if (text)
        text = m_strings.id(text.index());
}

void RowBatch::settle(EntityId& entity) const
{
    if (entity)
        entity = m_entities.id(entity.index());
}

} // namespace throughline
