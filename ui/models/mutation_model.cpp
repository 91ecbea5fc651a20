// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/mutation_model.h"

#include "core/token/tracking_token.h"
#include "ui/models/text.h"

#include <utility>

namespace throughline {

namespace {

// A part of the token; of an updated_by that is none, the whole text stands as its source.
std::string partOf(const std::string& token, int column)
{
    const Result<TokenParts> parts = TrackingToken::parse(token);
    switch (column) {
    case MutationModel::Source:
        return parts ? parts->source : isUuid(token) ? std::string() : token;
    case MutationModel::Correlation:
        return parts ? parts->correlationId : isUuid(token) ? token : std::string();
    default:
        return parts ? parts->jobExecutionId.value_or("") : std::string();
    }
}

} // namespace

void MutationModel::setMutations(std::shared_ptr<const Snapshot> snapshot, MutationRows rows)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    endResetModel();
}

const Mutation& MutationModel::mutationAt(int row) const
{
    return m_snapshot->executions.mutations()[m_rows.rows[static_cast<std::size_t>(row)].number];
}

int MutationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.rows.size());
}

int MutationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::string MutationModel::textOf(int row, int column) const
{
    const Mutation& mutation = mutationAt(row);
    switch (column) {
    case Time:
        return formatTime(mutation.time);
    case Row:
        return m_snapshot->str(mutation.table) + ":" + m_snapshot->str(mutation.row);
    case Operation:
        return m_snapshot->str(m_rows.rows[static_cast<std::size_t>(row)].operation);
    case Token:
        return m_snapshot->str(mutation.token);
    default:
        return partOf(m_snapshot->str(mutation.token), column);
    }
}

QString MutationModel::display(int row, int column) const
{
    if (column == Time)
        return secondText(mutationAt(row).time, !m_rows.isOneDay);
    const std::string text = textOf(row, column);
    if (!text.empty() || column == Operation)
        return shown(text);
    return column == Source && !mutationAt(row).token ? tr("empty") : tr("none");
}

QString MutationModel::toolTip(int row) const
{
    const QString time = timeText(mutationAt(row).time);
    const QString token = shown(textOf(row, Token));
    return plainToolTip(shown(textOf(row, Row)) + QStringLiteral("  ") + time + u'\n' +
                        (token.isEmpty() ? tr("updated_by is empty") : token));
}

// Strong where it is not as in the line above, dim where it is.
int MutationModel::toneOf(int row, int column) const
{
    if (column != Source && column != Job && column != Correlation)
        return column == Row ? roles::Normal : roles::Dim;
    const std::string text = textOf(row, column);
    if (text.empty())
        return roles::Dim;
    if (row == 0)
        return roles::Normal;
    return textOf(row - 1, column) == text ? roles::Dim : roles::Strong;
}

QVariant MutationModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row());
    case roles::Exact:
        return exact(textOf(index.row(), index.column()));
    case roles::Event:
        return eventAt(index.row()) ? QVariant(eventAt(index.row()).raw()) : QVariant();
    case roles::Tone:
        return toneOf(index.row(), index.column());
    default:
        return {};
    }
}

QVariant MutationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return withZone(tr("At"));
    case Row:
        return tr("Row");
    case Operation:
        return tr("Operation");
    case Source:
        return tr("Source");
    case Job:
        return tr("Job");
    case Correlation:
        return tr("Correlation id");
    default:
        return tr("Token");
    }
}

} // namespace throughline
