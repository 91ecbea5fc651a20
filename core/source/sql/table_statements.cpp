// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/table_statements.h"

#include "core/source/sql/sql_connection.h"

#include <algorithm>

namespace throughline {

namespace {

QLatin1String typeOf(ColumnType type, const SqlDialect& dialect)
{
    return QLatin1String(dialect.types[static_cast<std::size_t>(type)]);
}

QString inIndex(std::string_view name, std::span<const ObservabilityColumn> columns,
                const SqlDialect& dialect)
{
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [name](const ObservabilityColumn& one) { return one.name == name; });
    const bool isText = column != columns.end() && column->type == ColumnType::Text;
    return isText ? QString::fromLatin1(dialect.textInIndex).arg(sqlText(name)) : sqlText(name);
}

} // namespace

QStringList createTableStatements(std::string_view table, std::span<const ObservabilityColumn> columns,
                                  std::span<const std::string_view> indexed, const SqlDialect& dialect)
{
    const QString name = sqlText(table);
    QStringList parts;
    for (const ObservabilityColumn& column : columns)
        parts.append(sqlText(column.name) + QLatin1Char(' ') +
                     (parts.isEmpty() && column.type == ColumnType::Text ? QLatin1String(dialect.textKey)
                                                                         : typeOf(column.type, dialect)));
    parts.first() += QStringLiteral(" PRIMARY KEY");
    QStringList indices;
    for (const std::string_view column : indexed) {
        const QString index = name + QStringLiteral("_by_") + sqlText(column);
        const QString key = inIndex(column, columns, dialect);
        if (dialect.indexInTable)
            parts.append(QStringLiteral("INDEX %1 (%2)").arg(index, key));
        else
            indices.append(QStringLiteral("CREATE INDEX IF NOT EXISTS %1 ON %2 (%3)").arg(index, name, key));
    }
    return QStringList(
               QStringLiteral("CREATE TABLE IF NOT EXISTS %1 (%2)%3")
                   .arg(name, parts.join(QStringLiteral(", ")), QLatin1String(dialect.tableOptions))) +
           indices;
}

QString upsertStatement(std::string_view table, std::span<const ObservabilityColumn> columns,
                        const SqlDialect& dialect)
{
    QStringList names;
    QStringList places;
    QStringList updates;
    for (const ObservabilityColumn& column : columns) {
        const QString name = sqlText(column.name);
        if (!names.isEmpty())
            updates.append(QString::fromLatin1(dialect.setColumn).arg(name));
        names.append(name);
        places.append(QStringLiteral("?"));
    }
    const QString comma = QStringLiteral(", ");
    QString onConflict = QString::fromLatin1(dialect.onConflict);
    onConflict.replace(QStringLiteral("%1"), names.first());
    onConflict.replace(QStringLiteral("%2"), updates.join(comma));
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3) %4")
        .arg(sqlText(table), names.join(comma), places.join(comma), onConflict);
}

QVariant boundValue(const ObservabilityCell& cell, const SqlDialect& dialect)
{
    if (const auto* string = std::get_if<std::string>(&cell))
        return sqlText(*string).replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return QVariant::fromValue<qlonglong>(*number);
    if (const auto* flag = std::get_if<bool>(&cell))
        return *flag;
    if (const auto* time = std::get_if<TimeCell>(&cell))
        return dialect.timeText(time->time);
    return {};
}

} // namespace throughline
