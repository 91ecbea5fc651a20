// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/mapped_event_model.h"

#include "ui/models/text.h"

#include <algorithm>
#include <utility>

namespace throughline {

void MappedEventModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    endResetModel();
}

int MappedEventModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_snapshot)
        return 0;
    return static_cast<int>(std::min<std::uint32_t>(m_snapshot->events.size(), kMostRows));
}

int MappedEventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::string MappedEventModel::textOf(EventId event, int column) const
{
    const EventStore& events = m_snapshot->events;
    const auto value = [this](StringId id) { return id ? m_snapshot->str(id) : std::string(); };
    const auto references = events.references(event);
    switch (column) {
    case Type:
        return value(events.type(event));
    case ClassName:
        return value(events.className(event));
    case Contact:
        return events.contact(event) ? value(m_snapshot->entities[events.contact(event)].value) : "";
    case About:
        return references.empty() ? "" : m_snapshot->entityName(references.front());
    case Trace:
        return value(events.traceName(events.trace(event)));
    case Span:
        return value(events.span(event));
    case Parent:
        return value(events.parent(event));
    case Causal:
        return value(events.causalTrace(event));
    default:
        return {};
    }
}

QVariant MappedEventModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EventId event(static_cast<std::uint32_t>(index.row()));
    const TimeNs time = m_snapshot->events.time(event);
    const bool isTime = index.column() == Time;
    switch (role) {
    case Qt::DisplayRole:
        return isTime ? timeText(time) : shown(textOf(event, index.column()));
    case Qt::ToolTipRole:
        return plainToolTip(isTime ? timeText(time) : shown(textOf(event, index.column())));
    case roles::Exact:
        return exact(isTime ? formatTime(time) : textOf(event, index.column()));
    case roles::Tone:
        return index.column() == Type ? roles::Normal : roles::Dim;
    default:
        return {};
    }
}

QVariant MappedEventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return withZone(tr("Time"));
    case Type:
        return tr("Type");
    case ClassName:
        return tr("Class");
    case Contact:
        return tr("Contact");
    case About:
        return tr("About");
    case Trace:
        return tr("Trace");
    case Span:
        return tr("Span");
    case Parent:
        return tr("Parent");
    case Causal:
        return tr("Causal trace");
    default:
        return {};
    }
}

} // namespace throughline
