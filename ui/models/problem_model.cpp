// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problem_model.h"

#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
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
    m_order.resize(m_snapshot ? m_snapshot->report.problems().size() : 0);
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::stable_sort(m_order.begin(), m_order.end(), [this](std::uint32_t a, std::uint32_t b) {
        const std::vector<Problem>& problems = m_snapshot->report.problems();
        return severityOf(problems[a].code) > severityOf(problems[b].code);
    });
    endResetModel();
}

const Problem& ProblemModel::problem(int row) const
{
    return m_snapshot->report.problems()[m_order[static_cast<std::size_t>(row)]];
}

int ProblemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ProblemModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Problem& problem = this->problem(index.row());
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
