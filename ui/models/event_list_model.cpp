// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_list_model.h"

#include "ui/models/text.h"

#include <utility>

namespace throughline {

void EventListModel::setEvents(std::shared_ptr<const Snapshot> snapshot, std::vector<EventId> events)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_events = std::move(events);
    endResetModel();
}

int EventListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int EventListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventListModel::text(EventId event, int column) const
{
    const EventStore& events = m_snapshot->events;
    if (column == Time)
        return timeText(events.time(event));
    if (column == Type)
        return shown(m_snapshot->str(events.type(event)));
    const auto references = events.references(event);
    const EntityId about = references.empty() ? events.contact(event) : references.front();
    return about ? shown(m_snapshot->entityName(about)) : QString();
}

QVariant EventListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EventId event = m_events[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(event, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(text(event, index.column()));
    case roles::Event:
        return event.raw();
    case roles::Exact:
        return exact(m_snapshot->eventName(event));
    case roles::Tone:
        return index.column() == Type ? roles::Normal : roles::Dim;
    default:
        return {};
    }
}

QVariant EventListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Time ? tr("Time (UTC)") : section == Type ? tr("Type") : tr("About");
}

} // namespace throughline
