// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entity_model.h"

#include "ui/models/text.h"

#include <algorithm>

namespace throughline {

EntityModel::EntityModel(Navigator& navigator, OrderAttributions& attributions, QObject* parent)
    : QAbstractTableModel(parent), m_navigator(navigator), m_attributions(attributions)
{
    connect(&m_navigator, &Navigator::snapshotChanged, this, &EntityModel::clear);
    connect(&m_attributions, &OrderAttributions::changed, this, &EntityModel::requestRows);
}

void EntityModel::setKind(const QString& kind)
{
    m_query.kind = kind.toStdString();
    requestRows();
}

void EntityModel::setFilter(const QString& text)
{
    m_query.filter = text.toStdString();
    requestRows();
}

void EntityModel::sort(int column, Qt::SortOrder order)
{
    m_query.sort = column == Value    ? EntitySort::Value
                   : column == Detail ? EntitySort::Detail
                                      : EntitySort::Time;
    m_query.descending = order == Qt::DescendingOrder;
    requestRows();
}

void EntityModel::clear()
{
    beginResetModel();
    m_snapshot = m_navigator.snapshot();
    m_rows = {};
    endResetModel();
    Q_EMIT updated();
}

void EntityModel::requestRows()
{
    if (!m_snapshot || m_query.kind.empty()) {
        m_task.drop();
        return;
    }
    m_task.start([snapshot = m_snapshot, index = m_attributions.index(), query = m_query](
                     const CancelToken& cancel) { return entityRows(*snapshot, *index, query, cancel); },
                 [this](EntityRows rows) {
                     beginResetModel();
                     m_rows = std::move(rows);
                     endResetModel();
                     Q_EMIT updated();
                 });
}

int EntityModel::rowOf(EntityId entity) const
{
    const auto found = std::find_if(m_rows.rows.begin(), m_rows.rows.end(),
                                    [&](const EntityRow& row) { return row.entity == entity; });
    return found == m_rows.rows.end() ? -1 : static_cast<int>(found - m_rows.rows.begin());
}

int EntityModel::rowOf(const Selector& subject) const
{
    if (!m_snapshot || subject.kind != m_query.kind)
        return -1;
    if (subject.kind != kTraceKind) {
        const EntityId entity = m_snapshot->findEntity(subject.kind, subject.value);
        return entity ? rowOf(entity) : -1;
    }
    const TraceId trace = m_snapshot->findTrace(subject.value);
    const auto found = std::find_if(m_rows.rows.begin(), m_rows.rows.end(),
                                    [&](const EntityRow& row) { return trace && row.trace == trace; });
    return found == m_rows.rows.end() ? -1 : static_cast<int>(found - m_rows.rows.begin());
}

Selector EntityModel::selector(const EntityRow& row) const
{
    return row.trace ? Selector{std::string(kTraceKind), m_snapshot->traceName(row.trace)}
                     : selectorOf(*m_snapshot, row.entity);
}

int EntityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.rows.size());
}

int EntityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EntityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EntityRow& row = m_rows.rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(row));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Time ? Qt::AlignRight : Qt::AlignLeft));
    case roles::SubjectKind:
        return exact(selector(row).kind);
    case roles::SubjectValue:
    case roles::Exact:
        return exact(selector(row).value);
    case roles::Tone:
        return tone(row, index.column());
    case roles::Badge:
        return index.column() == Detail && row.breaks > 0 && row.orders == 0
                   ? counted(row.breaks, tr("1 break"), tr("%1 breaks"))
                   : QString();
    default:
        return {};
    }
}

QString EntityModel::toolTip(const EntityRow& row) const
{
    QStringList parts{shown(selector(row).value), eventsText(row)};
    if (row.trace)
        parts.prepend(traceText(row, Value) + QStringLiteral(" · ") + traceText(row, Detail));
    return parts.join(row.trace ? QStringLiteral("\n") : QStringLiteral(" · "));
}

// What the trace began with.
QString EntityModel::traceText(const EntityRow& row, int column) const
{
    const EventId root = m_snapshot->clusters[row.trace].root;
    return shown(
        m_snapshot->str(column == Value ? m_snapshot->events.type(root) : m_snapshot->events.className(root)),
        80);
}

QString EntityModel::text(const EntityRow& row, int column) const
{
    if (row.trace && column != Time)
        return traceText(row, column);
    switch (column) {
    case Value:
        return shown(m_snapshot->str(m_snapshot->entities[row.entity].value), 80);
    case Detail:
        return detail(row);
    default:
        return shortTimeText(row.time);
    }
}

QString EntityModel::eventsText(const EntityRow& row)
{
    return counted(row.events, tr("1 event"), tr("%1 events"));
}

QString EntityModel::detail(const EntityRow& row) const
{
    if (row.campaign)
        return shown(m_snapshot->str(m_snapshot->entities[row.campaign].value), 80);
    if (m_attributions.index()->byOrder.contains(row.entity))
        return m_snapshot->preview ? tr("not yet known") : tr("none");
    if (row.orders > 0)
        return counted(row.orders, tr("1 order"), tr("%1 orders"));
    return eventsText(row);
}

int EntityModel::tone(const EntityRow& row, int column) const
{
    if (column == Value)
        return roles::Normal;
    return column == Detail && row.campaign ? roles::Normal : roles::Dim;
}

QVariant EntityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Value:
        return kindName(m_query.kind);
    case Detail:
        return m_query.kind == "order"      ? tr("Campaign")
               : m_query.kind == "campaign" ? tr("Orders")
               : m_query.kind == kTraceKind ? tr("Class")
                                            : tr("Events");
    default:
        return m_query.kind == "contact"    ? tr("Last event")
               : m_query.kind == kTraceKind ? tr("Start")
                                            : tr("Created");
    }
}

} // namespace throughline
