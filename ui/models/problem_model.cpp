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

QString balanceOf(const SourceReport& source)
{
    return QCoreApplication::translate("problems", "%1 records read = %2 loaded + %3 folded + %4 rejected")
        .arg(number(source.read), number(source.loaded), number(source.folded), number(source.rejected));
}

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

void SourceModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    endResetModel();
}

int SourceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_snapshot ? 0 : static_cast<int>(m_snapshot->report.sources().size());
}

int SourceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SourceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SourceReport& source = m_snapshot->report.sources()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name     ? shown(source.name, 120)
               : index.column() == Loaded ? number(source.loaded)
                                          : number(source.rejected);
    case Qt::ToolTipRole: {
        const QString format = source.format.empty() ? tr("format not recognised") : shown(source.format);
        return plainToolTip(shown(source.path) + u'\n' + format + u'\n' + balanceOf(source));
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Name ? Qt::AlignLeft : Qt::AlignRight));
    case roles::Exact:
        return exact(source.path);
    case roles::Tone:
        return index.column() == Name ? roles::Normal : roles::Dim;
    case roles::Severity:
        if (index.column() != Name || (source.rejected == 0 && !source.partial))
            return {};
        return int(source.loaded == 0 ? Severity::Error : Severity::DataLoss);
    default:
        return {};
    }
}

QVariant SourceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Name ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Source") : section == Loaded ? tr("Events") : tr("Rejected");
}

} // namespace throughline
