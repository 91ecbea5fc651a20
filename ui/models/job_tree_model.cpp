// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/job_tree_model.h"

#include "ui/models/text.h"

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

int roleOf(JobState state)
{
    switch (state) {
    case JobState::Done:
        return roles::Done;
    case JobState::Running:
        return roles::Running;
    case JobState::Failed:
        return roles::Failed;
    case JobState::Other:
        return roles::Undecided;
    case JobState::Missing:
        return roles::Absent;
    }
    return roles::Undecided;
}

} // namespace

void JobTreeModel::setJobs(std::shared_ptr<const Snapshot> snapshot, JobRows rows)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    endResetModel();
}

QModelIndex JobTreeModel::indexOf(JobRows::Row row) const
{
    return row < m_rows.nodes.size()
               ? createIndex(static_cast<int>(m_rows.nodes[row].rowInParent), 0, quintptr(row))
               : QModelIndex();
}

QModelIndex JobTreeModel::indexOfJob(StringId job) const
{
    const auto found = std::find_if(m_rows.nodes.begin(), m_rows.nodes.end(),
                                    [job](const JobRows::Node& node) { return job && node.job.id == job; });
    return indexOf(static_cast<JobRows::Row>(found - m_rows.nodes.begin()));
}

QModelIndex JobTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const auto below = m_rows.below(parent.isValid() ? JobRows::Row(parent.internalId()) : JobRows::kNone);
    return createIndex(row, column, quintptr(below[static_cast<std::size_t>(row)]));
}

QModelIndex JobTreeModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(m_rows.nodes[index.internalId()].parent) : QModelIndex();
}

int JobTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    const JobRows::Row row = parent.isValid() ? JobRows::Row(parent.internalId()) : JobRows::kNone;
    return static_cast<int>(m_rows.below(row).size());
}

int JobTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString JobTreeModel::nameOf(const JobInTree& job) const
{
    const bool isNamed = job.job && job.job->name;
    return shown(m_snapshot->str(isNamed ? job.job->name : job.id));
}

QString JobTreeModel::statusOf(const JobInTree& job) const
{
    if (!job.job)
        return tr("no row");
    return job.job->status ? shown(m_snapshot->str(job.job->status), 40) : tr("unknown");
}

QString JobTreeModel::textOf(const JobInTree& job, int column, bool isOwn) const
{
    switch (column) {
    case Name:
        return (isOwn ? QStringLiteral("▸ ") : QString()) +
               (job.depth < JobRows::kMostLevels ? QString() : QStringLiteral("↳ ")) + nameOf(job);
    case Status:
        return statusOf(job);
    case Duration:
        return job.job ? QString::fromStdString(formatDuration(job.job->duration)) : QString();
    case Started:
        return job.job ? secondText(job.job->createdAt, !m_rows.isOneDay) : QString();
    default:
        return shown(m_snapshot->str(job.id));
    }
}

QString JobTreeModel::exactOf(const JobInTree& job, int column) const
{
    switch (column) {
    case Name:
        return exact(m_snapshot->str(job.job && job.job->name ? job.job->name : job.id));
    case Status:
        return job.job ? exact(m_snapshot->str(job.job->status)) : tr("no row");
    case Started:
        return job.job ? exact(formatTime(job.job->createdAt)) : QString();
    case Id:
        return exact(m_snapshot->str(job.id));
    default:
        return textOf(job, column, false);
    }
}

QString JobTreeModel::detailOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const JobInTree& job = jobAt(index);
    QStringList lines;
    if (isOwn(index))
        lines.append(tr("▸ The job that the token names"));
    if (!job.job)
        lines.append(tr("A job is named here that has no job_executions row in this data."));
    if (job.job && job.job->error)
        lines.append(tr("Error: %1").arg(shown(m_snapshot->str(job.job->error))));
    lines.append(tr("Job execution id: %1").arg(shown(m_snapshot->str(job.id))));
    if (job.job) {
        const QString times =
            job.job->createdAt == kNoTime ? tr("unknown") : zonedTimeText(job.job->createdAt);
        lines.append(tr("Started: %1").arg(times));
    }
    if (job.parent)
        lines.append(tr("Caused by job: %1").arg(shown(m_snapshot->str(job.parent))));
    if (job.depth >= JobRows::kMostLevels)
        lines.append(tr("Level %1 of the tree").arg(number(job.depth + 1)));
    return lines.join(u'\n');
}

QVariant JobTreeModel::lookOf(const QModelIndex& index, int role) const
{
    const JobInTree& job = jobAt(index);
    switch (role) {
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Duration ? Qt::AlignRight : Qt::AlignLeft));
    case roles::State:
        return index.column() == Name ? QVariant(roleOf(jobStateOf(*m_snapshot, job))) : QVariant();
    case roles::Tone:
        return index.column() == Name && isOwn(index) ? roles::Strong
               : index.column() == Name && job.job    ? roles::Normal
                                                      : roles::Dim;
    default:
        return {};
    }
}

QVariant JobTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JobInTree& job = jobAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return textOf(job, index.column(), isOwn(index));
    case Qt::ToolTipRole:
        return plainToolTip(nameOf(job) + QStringLiteral(": ") + statusOf(job) + u'\n' + detailOf(index));
    case Qt::AccessibleTextRole:
        if (index.column() != Name)
            return textOf(job, index.column(), false);
        return (isOwn(index) ? tr("%1, %2, the token's job") : tr("%1, %2")).arg(nameOf(job), statusOf(job));
    case roles::Exact:
        return exactOf(job, index.column());
    case roles::SubjectKind:
        return QStringLiteral("job");
    case roles::SubjectValue:
        return exact(m_snapshot->str(job.id));
    default:
        return lookOf(index, role);
    }
}

QVariant JobTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Job");
    case Status:
        return tr("Status");
    case Duration:
        return tr("Took");
    case Started:
        return withZone(tr("At"));
    default:
        return tr("Id");
    }
}

} // namespace throughline
