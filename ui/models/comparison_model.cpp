// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/comparison_model.h"

#include "core/journey/trace_list.h"
#include "ui/models/text.h"
#include "ui/models/trace_list_model.h"

#include <QLocale>

#include <algorithm>
#include <numeric>
#include <utility>

namespace throughline {

namespace {

constexpr std::uint32_t kDeepest = 200;
constexpr int kLongestName = 160;

DurationNs amountOf(DurationNs difference)
{
    return difference < 0 ? -difference : difference; // differences saturate one above the smallest number
}

// What a step adds to the difference of the two: all of it where only one has it.
DurationNs weightOf(const ComparedSpan& span)
{
    const DurationNs weight = span.inBoth()  ? span.difference()
                              : span.a.event ? span.a.duration
                                             : span.b.duration;
    return weight == kNoDuration ? kNoDuration : amountOf(weight);
}

void addToTree(ComparedRows& rows)
{
    std::vector<std::uint32_t> depth(rows.spans.size());
    rows.nodes.resize(rows.spans.size());
    for (std::uint32_t i = 0; i < rows.spans.size(); ++i) {
        std::uint32_t parent = rows.spans[i].parent;
        if (parent != ComparedRows::kNone && depth[parent] == kDeepest)
            parent = rows.nodes[parent].parent;
        depth[i] = parent == ComparedRows::kNone ? 0 : depth[parent] + 1;
        std::vector<std::uint32_t>& siblings =
            parent == ComparedRows::kNone ? rows.top : rows.nodes[parent].children;
        rows.nodes[i].parent = parent;
        rows.nodes[i].rowInParent = static_cast<std::uint32_t>(siblings.size());
        siblings.push_back(i);
    }
}

void countSteps(ComparedRows& rows)
{
    for (const ComparedSpan& span : rows.spans) {
        if (!span.inBoth()) {
            ++(span.a.event ? rows.onlyInA : rows.onlyInB);
        } else if (span.difference() != kNoDuration) {
            rows.greatest = std::max(rows.greatest, amountOf(span.difference()));
            rows.slower += span.difference() > 0 ? 1 : 0;
            rows.faster += span.difference() < 0 ? 1 : 0;
        }
    }
}

QString signedDuration(DurationNs difference)
{
    const QString amount = exact(formatDuration(amountOf(difference)));
    return difference > 0 ? u'+' + amount : difference < 0 ? QChar(0x2212) + amount : amount;
}

QString ratioText(double ratio)
{
    constexpr double kMany = 100;
    return QStringLiteral("× ") +
           (ratio < kMany ? QLocale::c().toString(ratio, 'g', 3) : number(static_cast<std::uint64_t>(ratio)));
}

} // namespace

ComparedRows comparedRows(const Snapshot& snapshot, TraceId a, TraceId b)
{
    ComparedRows rows;
    rows.spans = compare(snapshot, snapshot.events.eventsOf(a), snapshot.events.eventsOf(b));
    addToTree(rows);
    countSteps(rows);
    rows.greatestFirst.resize(rows.spans.size());
    std::iota(rows.greatestFirst.begin(), rows.greatestFirst.end(), 0U);
    std::stable_sort(
        rows.greatestFirst.begin(), rows.greatestFirst.end(),
        [&](std::uint32_t x, std::uint32_t y) { return weightOf(rows.spans[x]) > weightOf(rows.spans[y]); });
    return rows;
}

void ComparisonModel::setRows(std::shared_ptr<const Snapshot> snapshot, ComparedRows rows)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    endResetModel();
}

void ComparisonModel::setGreatestFirst(bool greatestFirst)
{
    beginResetModel();
    m_greatestFirst = greatestFirst;
    endResetModel();
}

const std::vector<std::uint32_t>& ComparisonModel::below(const QModelIndex& parent) const
{
    static const std::vector<std::uint32_t> none;
    if (!parent.isValid())
        return m_greatestFirst ? m_rows.greatestFirst : m_rows.top;
    return m_greatestFirst || parent.column() != 0 ? none : m_rows.nodes[parent.internalId()].children;
}

QModelIndex ComparisonModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr{below(parent)[static_cast<std::size_t>(row)]});
}

QModelIndex ComparisonModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || m_greatestFirst)
        return {};
    const std::uint32_t parent = m_rows.nodes[index.internalId()].parent;
    if (parent == ComparedRows::kNone)
        return {};
    return createIndex(static_cast<int>(m_rows.nodes[parent].rowInParent), 0, quintptr{parent});
}

int ComparisonModel::rowCount(const QModelIndex& parent) const
{
    return static_cast<int>(below(parent).size());
}

int ComparisonModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

double ComparisonModel::share(const ComparedSpan& span) const
{
    if (span.difference() == kNoDuration || m_rows.greatest == 0)
        return 0;
    return static_cast<double>(span.difference()) / static_cast<double>(m_rows.greatest);
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ComparedSpan& span = spanAt(index);
    const bool first = index.column() == Step;
    switch (role) {
    case Qt::DisplayRole:
        return text(span, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(sentence(span));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (first ? Qt::AlignLeft : Qt::AlignRight));
    case roles::Event:
        return (index.column() == DurationB && span.b.event ? span.b.event : span.event()).raw();
    case roles::Exact:
        return first ? QVariant(exact(rootNameOf(*m_snapshot, span.event()))) : QVariant();
    case roles::State:
        return first && !span.inBoth() ? QVariant(int(roles::Absent)) : QVariant();
    case roles::Badge:
        return !first || span.inBoth() ? QString() : span.a.event ? tr("only in A") : tr("only in B");
    case roles::Tone:
        return text(span, index.column()) == QStringLiteral("–") ? roles::Dim : roles::Normal;
    case Share:
        return index.column() == Difference ? QVariant(share(span)) : QVariant();
    default:
        return {};
    }
}

QString ComparisonModel::text(const ComparedSpan& span, int column) const
{
    const QString none = QStringLiteral("–");
    switch (column) {
    case Step:
        return shown(rootNameOf(*m_snapshot, span.event()), kLongestName);
    case DurationA:
        return durationText(span.a.duration);
    case DurationB:
        return durationText(span.b.duration);
    case Difference:
        return span.difference() == kNoDuration ? none : signedDuration(span.difference());
    default:
        return span.ratio() ? ratioText(*span.ratio()) : none;
    }
}

QString ComparisonModel::sentence(const ComparedSpan& span) const
{
    QStringList lines{text(span, Step)};
    if (!span.inBoth())
        lines << (span.a.event ? tr("This step is only in A.") : tr("This step is only in B."));
    else if (span.difference() == kNoDuration)
        lines << tr("One of the two has no duration.");
    else if (span.difference() == 0)
        lines << tr("Both took equally long.");
    else
        lines << (span.difference() > 0 ? tr("B took %1 longer than A.") : tr("B was %1 faster than A."))
                     .arg(exact(formatDuration(amountOf(span.difference()))));
    if (std::max(span.a.alike, span.b.alike) > 1)
        lines << tr("Of this name are %1 in A and %2 in B.").arg(number(span.a.alike), number(span.b.alike));
    return lines.join(u'\n');
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != Step)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Step:
        return tr("Step");
    case DurationA:
        return tr("A took");
    case DurationB:
        return tr("B took");
    case Difference:
        return tr("B − A");
    default:
        return tr("B / A");
    }
}

} // namespace throughline
