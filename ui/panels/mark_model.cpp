// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/mark_model.h"

#include "core/layout/scene.h"
#include "ui/models/text.h"

namespace throughline {

MarkModel::MarkModel(EventMarks& marks, Navigator& navigator, QObject* parent)
    : QAbstractTableModel(parent), m_marks(marks), m_navigator(navigator)
{
    connect(&m_marks, &EventMarks::updated, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int MarkModel::rowOf(EventId event) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (event && m_marks.eventOf(static_cast<std::size_t>(row)) == event)
            return row;
    }
    return -1;
}

int MarkModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_marks.all().size());
}

int MarkModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool MarkModel::isMissing(std::size_t mark) const
{
    return m_marks.missing() > 0 && !m_marks.eventOf(mark);
}

std::string MarkModel::about(std::size_t mark) const
{
    const EventId event = m_marks.eventOf(mark);
    if (!event)
        return {};
    const Snapshot& snapshot = *m_navigator.snapshot();
    const auto references = snapshot.events.references(event);
    const EntityId entity = references.empty() ? snapshot.events.contact(event) : references.front();
    return entity ? snapshot.entityName(entity) : std::string();
}

QString MarkModel::text(std::size_t mark, int column) const
{
    const EventMark& kept = m_marks.all()[mark];
    switch (column) {
    case Event:
        return shown(kept.type.empty() ? kept.event : kept.type);
    case Time:
        return timeText(kept.time);
    case About:
        return shown(about(mark));
    default:
        return shown(kept.note, static_cast<int>(EventMarks::kLongestNote));
    }
}

QString MarkModel::exactText(std::size_t mark, int column) const
{
    const EventMark& kept = m_marks.all()[mark];
    switch (column) {
    case Event:
        return exact(kept.type);
    case Time:
        return exact(formatTime(kept.time));
    case About:
        return exact(about(mark));
    default:
        return exact(kept.note);
    }
}

QVariant MarkModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto mark = static_cast<std::size_t>(index.row());
    const EventMark& kept = m_marks.all()[mark];
    const bool missing = isMissing(mark);
    switch (role) {
    case Qt::DisplayRole:
        return text(mark, index.column());
    case Qt::ToolTipRole: {
        QString tip = text(mark, index.column());
        if (missing)
            tip = tr("The event %1 is not in this data. Its mark is kept.").arg(shown(kept.event));
        return plainToolTip(tip);
    }
    case Qt::AccessibleTextRole:
        return missing && index.column() == Event
                   ? text(mark, Event) + QStringLiteral(", ") + tr("not in this data")
                   : text(mark, index.column());
    case roles::Badge:
        return missing && index.column() == Event ? tr("not in this data") : QString();
    case roles::MarkShape:
        return index.column() == Event ? QVariant(static_cast<int>(Shape::Flag)) : QVariant();
    case roles::MarkInk:
        return index.column() == Event ? QVariant(static_cast<int>(missing ? Ink::Dim : Ink::Accent))
                                       : QVariant();
    case roles::MarkHollow:
        return missing;
    case roles::Event:
        return m_marks.eventOf(mark) ? QVariant(m_marks.eventOf(mark).raw()) : QVariant();
    case roles::Exact:
        return exactText(mark, index.column());
    case roles::Tone:
        return index.column() == Event || index.column() == Note ? roles::Normal : roles::Dim;
    default:
        return {};
    }
}

QVariant MarkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Event  ? tr("Event")
           : section == Time ? withZone(tr("Time"))
           : section == Note ? tr("Note")
                             : tr("About");
}

} // namespace throughline
