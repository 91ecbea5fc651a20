// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/table_statements.h"

#include "core/source/sql/sql_connection.h"

#include <QStringList>

#include <array>

namespace throughline {

namespace {

// JSON, not JSONB: a payload is kept byte for byte, and JSONB takes no "\u0000".
QLatin1String typeOf(ColumnType type, SqlEngine engine)
{
    constexpr std::array kSqlite = {"TEXT", "TEXT", "TEXT", "TEXT", "INTEGER", "BOOLEAN"};
    constexpr std::array kPostgres = {"UUID", "TEXT", "JSON", "TIMESTAMPTZ", "BIGINT", "BOOLEAN"};
    return QLatin1String((engine == SqlEngine::Sqlite ? kSqlite : kPostgres)[static_cast<std::size_t>(type)]);
}

} // namespace

QString createTableStatement(std::string_view table, std::span<const ObservabilityColumn> columns,
                             SqlEngine engine)
{
    QStringList parts;
    for (const ObservabilityColumn& column : columns)
        parts.append(sqlText(column.name) + QLatin1Char(' ') + typeOf(column.type, engine));
    parts.first() += QStringLiteral(" PRIMARY KEY");
    return QStringLiteral("CREATE TABLE IF NOT EXISTS %1 (%2)")
        .arg(sqlText(table), parts.join(QStringLiteral(", ")));
}

QString upsertStatement(std::string_view table, std::span<const ObservabilityColumn> columns)
{
    QStringList names;
    QStringList places;
    QStringList updates;
    for (const ObservabilityColumn& column : columns) {
        const QString name = sqlText(column.name);
        if (!names.isEmpty())
            updates.append(name + QStringLiteral(" = excluded.") + name);
        names.append(name);
        places.append(QStringLiteral("?"));
    }
    const QString comma = QStringLiteral(", ");
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (%4) DO UPDATE SET %5")
        .arg(sqlText(table), names.join(comma), places.join(comma), names.first(), updates.join(comma));
}

QVariant boundValue(const ObservabilityCell& cell)
{
    if (const auto* string = std::get_if<std::string>(&cell))
        return sqlText(*string).replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return QVariant::fromValue<qlonglong>(*number);
    if (const auto* flag = std::get_if<bool>(&cell))
        return *flag;
    if (const auto* time = std::get_if<TimeCell>(&cell))
        return sqlText(formatTime(time->time));
    return {};
}

} // namespace throughline
