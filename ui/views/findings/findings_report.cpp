// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/findings/findings_report.h"

#include "ui/models/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace throughline {

namespace {

constexpr int kEventLevel = 3; // below severity, kind and class
constexpr int kMostEvents = 5; // of a class
constexpr int kIndentation = 2;

QString textAt(const QModelIndex& index, int column)
{
    return index.siblingAtColumn(column).data().toString();
}

// "Missing trace (22): Context lost on the way", "2026-03-04 14:55:48.675 MessageSent: the event has no trace
// id".
QString lineOf(const QModelIndex& index, int level)
{
    const QString name = level == kEventLevel
                             ? textAt(index, FindingsModel::Time) + u' ' + textAt(index, FindingsModel::Name)
                             : QStringLiteral("%1 (%2)").arg(textAt(index, FindingsModel::Name),
                                                             textAt(index, FindingsModel::Count));
    const QString detail = textAt(index, FindingsModel::Detail);
    return QString(level * kIndentation, u' ') +
           (detail.isEmpty() ? name : name + QStringLiteral(": ") + detail);
}

void addRows(QStringList& lines, const FindingsModel& model, const QModelIndex& parent, int level)
{
    const int rows = model.rowCount(parent);
    const int shown = level == kEventLevel ? std::min(rows, kMostEvents) : rows;
    for (int row = 0; row < shown; ++row) {
        const QModelIndex index = model.index(row, FindingsModel::Name, parent);
        lines.append(lineOf(index, level));
        if (level < kEventLevel)
            addRows(lines, model, index, level + 1);
    }
    if (shown < rows)
        lines.append(QString(level * kIndentation, u' ') +
                     QCoreApplication::translate("findings report", "and %1 more")
                         .arg(number(static_cast<std::uint64_t>(rows - shown))));
}

} // namespace

QString findingsReport(const FindingsModel& model, const QString& about)
{
    QStringList lines{about, QString()};
    addRows(lines, model, {}, 0);
    lines.append(QString());
    lines.append(QCoreApplication::translate("findings report", "Times are those of %1.").arg(zoneName()));
    return lines.join(u'\n') + u'\n';
}

} // namespace throughline
