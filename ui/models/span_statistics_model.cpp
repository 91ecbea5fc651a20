// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/span_statistics_model.h"

#include "core/model/wording.h"
#include "ui/models/roles.h"
#include "ui/models/text.h"

#include <fmt/format.h>

#include <utility>

namespace throughline {

namespace {

constexpr int kLongestName = 120;
const QString kNone = QStringLiteral("–");

[[nodiscard]] QString measured(const SpanFigures& group, DurationNs figure)
{
    return group.measured == 0 ? kNone : durationText(figure);
}

} // namespace

void SpanStatisticsModel::setSpans(std::shared_ptr<const Snapshot> snapshot,
                                   std::shared_ptr<const SpanTree> tree)
{
    if (m_tree == tree && m_snapshot == snapshot)
        return;
    if (m_figures.snapshot != snapshot)
        replace({});
    m_snapshot = std::move(snapshot);
    m_tree = std::move(tree);
    count();
}

void SpanStatisticsModel::setGrouping(SpanGrouping grouping)
{
    if (m_grouping == grouping)
        return;
    m_grouping = grouping;
    count();
}

void SpanStatisticsModel::sort(int column, Qt::SortOrder order)
{
    m_by = static_cast<SpanFigure>(column);
    m_descending = order == Qt::DescendingOrder;
    count();
}

void SpanStatisticsModel::count()
{
    m_failed = false;
    if (!m_tree) {
        m_task.drop();
        replace({});
        return;
    }
    // Sorting anew counts nothing anew.
    const bool counted =
        m_figures.statistics && m_countedOf == m_tree && m_figures.statistics->grouping == m_grouping;
    m_task.start(
        [snapshot = m_snapshot, tree = m_tree, grouping = m_grouping, by = m_by, descending = m_descending,
         statistics = counted ? m_figures.statistics : nullptr](const CancelToken& cancel) mutable {
            if (!statistics)
                statistics = std::make_shared<const SpanStatistics>(
                    spanStatistics(*snapshot, *tree, grouping, cancel));
            std::vector<std::uint32_t> order = sortedGroups(*snapshot, *statistics, by, descending);
            return Figures{snapshot, std::move(statistics), std::move(order)};
        },
        [this, tree = m_tree](Figures figures) {
            m_countedOf = tree;
            replace(std::move(figures));
        },
        [this] {
            m_failed = true;
            replace({});
        });
}

void SpanStatisticsModel::replace(Figures figures)
{
    beginResetModel();
    m_figures = std::move(figures);
    endResetModel();
    Q_EMIT updated();
}

const SpanFigures& SpanStatisticsModel::group(int row) const
{
    return m_figures.statistics->groups[m_figures.order[static_cast<std::size_t>(row)]];
}

int SpanStatisticsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_figures.order.size());
}

int SpanStatisticsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SpanStatisticsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SpanFigures& figures = group(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(figures, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(name(figures));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Name ? Qt::AlignLeft : Qt::AlignRight));
    case roles::Exact:
        return exactText(figures, index.column());
    case roles::Badge: {
        const auto found = index.column() == Name ? m_matches.find(figures.name) : m_matches.end();
        return found == m_matches.end() ? QVariant()
                                        : counted(found->second, tr("1 match"), tr("%1 matches"));
    }
    case roles::Tone: {
        const QString shownText = text(figures, index.column());
        return !figures.name && index.column() == Name                  ? roles::Dim
               : shownText == kNone || shownText == QStringLiteral("0") ? roles::Dim
                                                                        : roles::Normal;
    }
    default:
        return {};
    }
}

void SpanStatisticsModel::setMatches(const std::vector<EventId>* matches)
{
    m_matches.clear();
    if (matches && m_figures.statistics) {
        for (const EventId match : *matches)
            ++m_matches[groupOf(*m_figures.snapshot, m_figures.statistics->grouping, match)];
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), {roles::Badge});
}

QString SpanStatisticsModel::name(const SpanFigures& group) const
{
    return group.name ? shown(m_figures.snapshot->str(group.name), kLongestName) : tr("no type");
}

QString SpanStatisticsModel::text(const SpanFigures& group, int column) const
{
    switch (column) {
    case Name:
        return name(group);
    case Count:
        return number(group.count);
    case Total:
        return measured(group, group.total);
    case Average:
        return durationText(group.average());
    case Shortest:
        return durationText(group.shortest);
    case Longest:
        return durationText(group.longest);
    case Self:
        return measured(group, group.self);
    case SelfShare:
        return group.measured == 0 ? kNone : exact(shareText(m_figures.statistics->selfShare(group)));
    default:
        return number(group.errors);
    }
}

// Durations with their unit, counts and shares as a spreadsheet takes them; nothing where there is none.
QString SpanStatisticsModel::exactText(const SpanFigures& group, int column) const
{
    switch (column) {
    case Name:
        return group.name ? exact(m_figures.snapshot->str(group.name)) : QString();
    case Count:
        return QString::number(group.count);
    case Errors:
        return QString::number(group.errors);
    case SelfShare:
        return group.measured == 0 ? QString()
                                   : exact(fmt::format("{:.6g}", m_figures.statistics->selfShare(group)));
    default: {
        const QString shownText = text(group, column);
        return shownText == kNone ? QString() : shownText;
    }
    }
}

QVariant SpanStatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[] = {m_grouping == SpanGrouping::Type ? tr("Type") : tr("Class"),
                              tr("Count"),
                              tr("Errors"),
                              tr("Self time"),
                              tr("Share"),
                              tr("Total"),
                              tr("Average"),
                              tr("Shortest"),
                              tr("Longest")};
    const QString explanations[] = {m_grouping == SpanGrouping::Type
                                        ? tr("Type of the spans")
                                        : tr("Class of the spans; their type where they have none"),
                                    tr("How many spans"),
                                    tr("How many of them failed"),
                                    tr("Time at work themselves, while none of their children was"),
                                    tr("The share of all self time"),
                                    tr("All durations together; spans within each other each count"),
                                    tr("Average duration of those that have one"),
                                    tr("The shortest duration"),
                                    tr("The longest duration")};
    switch (role) {
    case Qt::DisplayRole:
        return titles[section];
    case Qt::ToolTipRole:
        return plainToolTip(explanations[section]);
    default:
        return {};
    }
}

} // namespace throughline
