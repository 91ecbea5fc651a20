// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problem_model.h"

#include "ui/models/text.h"

#include <QCoreApplication>

#include <utility>

namespace throughline {

namespace {

QString placeOf(const Problem& problem)
{
    if (problem.line)
        return QCoreApplication::translate("problems", "line %1").arg(number(*problem.line));
    if (problem.byte)
        return QCoreApplication::translate("problems", "byte %1").arg(number(*problem.byte));
    return {};
}

} // namespace

void ProblemModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    endResetModel();
}

int ProblemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_snapshot ? 0 : static_cast<int>(m_snapshot->report.problems().size());
}

int ProblemModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Problem& problem = m_snapshot->report.problems()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == What     ? shown(textOf(problem))
               : index.column() == Source ? shown(problem.source, 80)
               : index.column() == Place  ? placeOf(problem)
                                          : shown(problem.excerpt, 120);
    case Qt::ToolTipRole:
        return plainToolTip(shown(describe(problem)) + u'\n' + shown(problem.excerpt));
    case roles::Exact:
        return exact(describe(problem));
    case roles::Severity:
        return index.column() == What ? QVariant(int(severityOf(problem.code))) : QVariant();
    case roles::Tone:
        return index.column() == What ? roles::Normal : index.column() == Excerpt ? roles::Code : roles::Dim;
    default:
        return {};
    }
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("Problem");
    case Source:
        return tr("Source");
    case Place:
        return tr("Place");
    default:
        return tr("Record");
    }
}

} // namespace throughline
