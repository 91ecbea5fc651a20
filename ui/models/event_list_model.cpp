// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_list_model.h"

#include "ui/models/text.h"

#include <utility>

namespace throughline {

namespace {

EntityId aboutOf(const EventStore& events, EventId event)
{
    const auto references = events.references(event);
    return references.empty() ? events.contact(event) : references.front();
}

} // namespace

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
    if (column == Id)
        return shown(m_snapshot->eventName(event));
    const EntityId about = aboutOf(events, event);
    return about ? shown(m_snapshot->entityName(about)) : QString();
}

QString EventListModel::exactText(EventId event, int column) const
{
    const EventStore& events = m_snapshot->events;
    switch (column) {
    case Time:
        return exact(formatTime(events.time(event)));
    case Type:
        return exact(m_snapshot->str(events.type(event)));
    case Id:
        return exact(m_snapshot->eventName(event));
    default:
        const EntityId about = aboutOf(events, event);
        return about ? exact(m_snapshot->entityName(about)) : QString();
    }
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
        return exactText(event, index.column());
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
    return section == Time   ? withZone(tr("Time"))
           : section == Type ? tr("Type")
           : section == Id   ? tr("Id")
                             : tr("About");
}

} // namespace throughline
