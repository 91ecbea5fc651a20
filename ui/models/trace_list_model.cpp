// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/trace_list_model.h"

#include "core/model/wording.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr int kLongestName = 160;
constexpr int kLongestValue = 60;
constexpr std::size_t kShortId = 8;
constexpr qsizetype kWholeSeconds = 19; // "2026-03-09 19:07:44"

TraceRows rowsOf(TraceRows rows, const TraceQuery& query, const CancelToken& cancel)
{
    if (rows.table->empty())
        rows.table = std::make_shared<const TraceTable>(traceTable(*rows.snapshot, cancel));
    auto traces = passingTraces(*rows.snapshot, *rows.table, query, cancel);
    for (const TraceId trace : traces) {
        rows.withErrors += rows[trace].errors > 0 ? 1 : 0;
        rows.withBreaks += rows[trace].breaks > 0 ? 1 : 0;
    }
    rows.traces = std::make_shared<const std::vector<TraceId>>(std::move(traces));
    return rows;
}

TraceSort sortOf(int column)
{
    switch (column) {
    case TraceListModel::Name:
        return TraceSort::Name;
    case TraceListModel::Id:
        return TraceSort::Id;
    case TraceListModel::Duration:
        return TraceSort::Duration;
    case TraceListModel::Events:
        return TraceSort::Events;
    case TraceListModel::Errors:
        return TraceSort::Errors;
    case TraceListModel::Breaks:
        return TraceSort::Breaks;
    case TraceListModel::Entry:
        return TraceSort::Entry;
    case TraceListModel::Contact:
        return TraceSort::Contact;
    default:
        return TraceSort::Start;
    }
}

QString breaksText(const TraceFigures& trace)
{
    return counted(trace.breaks, QCoreApplication::translate("traces", "1 break"),
                   QCoreApplication::translate("traces", "%1 breaks"));
}

QString contactText(const Snapshot& snapshot, const TraceFigures& trace)
{
    return trace.contact ? shown(snapshot.str(snapshot.entities[trace.contact].value), kLongestValue)
                         : QStringLiteral("–");
}

} // namespace

void TraceListModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_rows = {};
    m_marks = {};
    endResetModel();
    requestRows();
}

void TraceListModel::setQuery(TraceQuery query)
{
    query.sort = m_query.sort;
    query.descending = m_query.descending;
    m_query = std::move(query);
    requestRows();
}

void TraceListModel::sort(int column, Qt::SortOrder order)
{
    if (column == Mark)
        return;
    m_query.sort = sortOf(column);
    m_query.descending = order == Qt::DescendingOrder;
    requestRows();
}

void TraceListModel::requestRows()
{
    if (!m_snapshot) {
        m_task.drop();
        Q_EMIT updated();
        return;
    }
    TraceRows known; // figures are worked out once
    known.snapshot = m_snapshot;
    known.table = m_rows.table;
    m_task.start([known, query = m_query](const CancelToken& cancel) { return rowsOf(known, query, cancel); },
                 [this](TraceRows rows) {
                     beginResetModel();
                     m_rows = std::move(rows);
                     endResetModel();
                     Q_EMIT updated();
                 });
}

int TraceListModel::rowOf(TraceId trace) const
{
    const auto found = std::find(m_rows.traces->begin(), m_rows.traces->end(), trace);
    return !trace || found == m_rows.traces->end() ? -1 : static_cast<int>(found - m_rows.traces->begin());
}

void TraceListModel::setMarks(const Marks& marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Mark), index(rowCount() - 1, Mark));
}

QString TraceListModel::markOf(TraceId trace) const
{
    return trace == m_marks[0] ? QStringLiteral("A") : trace == m_marks[1] ? QStringLiteral("B") : QString();
}

int TraceListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.traces->size());
}

int TraceListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TraceListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TraceId trace = traceAt(index.row());
    const TraceFigures& figures = m_rows[trace];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(trace, column);
    case Qt::ToolTipRole:
        return plainToolTip(traceSummary(m_rows, trace));
    case Qt::AccessibleTextRole:
        return column == Mark && !markOf(trace).isEmpty() ? tr("marked as %1").arg(markOf(trace))
                                                          : text(trace, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter |
                   (column == Duration || column == Events ? Qt::AlignRight : Qt::AlignLeft));
    case roles::Event:
        return figures.root.raw();
    case roles::SubjectKind:
        return QStringLiteral("trace");
    case roles::SubjectValue:
        return exact(m_snapshot->traceName(trace));
    case roles::Exact:
        return exactText(trace, column);
    case roles::Tone:
        return tone(figures, column);
    case roles::State:
        return column == Errors && figures.errors > 0 ? QVariant(int(roles::Failed)) : QVariant();
    case roles::Badge:
        return column == Breaks && figures.breaks > 0 ? breaksText(figures) : QString();
    default:
        return {};
    }
}

QString TraceListModel::text(TraceId trace, int column) const
{
    const TraceFigures& figures = m_rows[trace];
    switch (column) {
    case Mark:
        return markOf(trace);
    case Name:
        return traceTitle(*m_snapshot, figures);
    case Id:
        return shortTraceId(*m_snapshot, trace);
    case Start:
        return figures.start == kNoTime ? timeText(kNoTime) : timeText(figures.start).left(kWholeSeconds);
    case Duration:
        return durationText(figures.duration);
    case Events:
        return number(figures.events);
    case Errors:
        return number(figures.errors);
    case Breaks: // a badge tells how many
        return m_snapshot->preview ? tr("not yet known") : figures.breaks > 0 ? QString() : number(0);
    case Entry:
        return entryPointName(figures.entry);
    default:
        return contactText(*m_snapshot, figures);
    }
}

QString TraceListModel::exactText(TraceId trace, int column) const
{
    const TraceFigures& figures = m_rows[trace];
    switch (column) {
    case Name:
        return exact(rootNameOf(*m_snapshot, figures.root));
    case Id:
        return exact(m_snapshot->traceName(trace));
    case Start:
        return exact(formatTime(figures.start));
    case Events:
        return QString::number(figures.events);
    case Errors:
        return QString::number(figures.errors);
    case Breaks:
        return m_snapshot->preview ? QString() : QString::number(figures.breaks);
    case Contact:
        return figures.contact ? exact(m_snapshot->str(m_snapshot->entities[figures.contact].value))
                               : QString();
    default:
        return text(trace, column);
    }
}

int TraceListModel::tone(const TraceFigures& trace, int column) const
{
    switch (column) {
    case Mark:
        return roles::Strong;
    case Name:
    case Events:
        return roles::Normal;
    case Duration:
        return trace.duration == kNoDuration ? roles::Dim : roles::Normal;
    case Errors:
        return trace.errors == 0 ? roles::Dim : roles::Normal;
    case Contact:
        return trace.contact ? roles::Normal : roles::Dim;
    default:
        return roles::Dim;
    }
}

QVariant TraceListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Mark)
        return plainToolTip(tr("The two traces to compare: mark them by Ctrl+click or Space"));
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> names = {
        tr("A/B"),    tr("Trace"),  tr("Id"),     withZone(tr("Start")), tr("Duration"),
        tr("Events"), tr("Errors"), tr("Breaks"), tr("Entry point"),     tr("Contact")};
    return names[static_cast<std::size_t>(section)];
}

QString entryPointName(EntryPoint entry)
{
    switch (entry) {
    case EntryPoint::Webhook:
        return QCoreApplication::translate("traces", "Webhook");
    case EntryPoint::ApiRequest:
        return QCoreApplication::translate("traces", "API request");
    case EntryPoint::ScheduledJob:
        return QCoreApplication::translate("traces", "Scheduled job");
    case EntryPoint::CampaignSend:
        return QCoreApplication::translate("traces", "Campaign send");
    case EntryPoint::Session:
        return QCoreApplication::translate("traces", "Session");
    case EntryPoint::Unknown:
        break;
    }
    return QCoreApplication::translate("traces", "Unknown");
}

QString traceTitle(const Snapshot& snapshot, const TraceFigures& trace)
{
    const QString name = shown(rootNameOf(snapshot, trace.root), kLongestName);
    return name.isEmpty() ? QCoreApplication::translate("traces", "without a root") : name;
}

QString shortTraceId(const Snapshot& snapshot, TraceId trace)
{
    return shown(shortened(snapshot.traceName(trace), kShortId));
}

QString traceSummary(const TraceRows& rows, TraceId trace)
{
    const TraceFigures& figures = rows[trace];
    const Snapshot& snapshot = *rows.snapshot;
    QStringList lines{traceTitle(snapshot, figures), shown(snapshot.traceName(trace), kLongestName)};
    QString time = zonedTimeText(figures.start);
    if (figures.start != kNoTime)
        time += QStringLiteral(" · ") + (figures.duration == kNoDuration
                                             ? QCoreApplication::translate("traces", "no duration")
                                             : durationText(figures.duration));
    QStringList counts{counted(figures.events, QCoreApplication::translate("traces", "1 event"),
                               QCoreApplication::translate("traces", "%1 events"))};
    if (figures.errors > 0)
        counts << counted(figures.errors, QCoreApplication::translate("traces", "1 error"),
                          QCoreApplication::translate("traces", "%1 errors"));
    if (figures.breaks > 0)
        counts << breaksText(figures);
    lines << time << counts.join(QStringLiteral(" · ")) << entryPointName(figures.entry);
    if (figures.contact)
        lines.last() += QStringLiteral(" · ") + contactText(snapshot, figures);
    return lines.join(u'\n');
}

} // namespace throughline
