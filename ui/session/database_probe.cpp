// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/database_probe.h"

#include "core/pipeline/table_use.h"
#include "ui/session/keyring.h"

#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

namespace throughline {

namespace {

const QString kTable = QStringLiteral("table");
// With a comma in its name a table can only be read with all others.
QString tableParameter(const QStringList& tables)
{
    QStringList encoded;
    for (const QString& table : tables)
        encoded += QString::fromLatin1(QUrl::toPercentEncoding(table, ".", ",&%?"));
    return encoded.join(u',');
}

ProbedTable::Use useOf(const DatabaseTable& table)
{
    const std::optional<RowKind> rows = rowsOf(table);
    if (!rows)
        return ProbedTable::Use::Unknown;
    switch (*rows) {
    case RowKind::None:
        return ProbedTable::Use::Events;
    case RowKind::JobExecution:
    case RowKind::Invocation:
    case RowKind::EventExecution:
        return ProbedTable::Use::Jobs;
    case RowKind::Record:
        return ProbedTable::Use::Records;
    case RowKind::Mutation:
        return ProbedTable::Use::Rows;
    }
    return ProbedTable::Use::Unknown;
}

Result<std::vector<ProbedTable>> probe(const std::string& connection, const CancelToken& cancel)
{
    const Result<std::unique_ptr<Database>> database = openWithKeptPassword(connection, cancel);
    if (!database)
        return tl::unexpected<Problem>(database.error());
    std::vector<ProbedTable> tables;
    for (const DatabaseTable& table : (*database)->tables()) {
        QStringList columns;
        for (const std::string& column : table.columns)
            columns += QString::fromStdString(column);
        tables.push_back(
            {QString::fromStdString(table.name), columns.join(QStringLiteral(", ")), useOf(table)});
    }
    return tables;
}

} // namespace

QString connectionTo(const ServerAddress& address, const QStringList& tables)
{
    QUrl url;
    const QString scheme =
        address.engine == DatabaseEngine::MySql ? QStringLiteral("mysql") : QStringLiteral("postgresql");
    url.setScheme(scheme);
    url.setHost(address.host);
    if (address.port > 0)
        url.setPort(address.port);
    url.setPath(QLatin1Char('/') + address.database);
    if (!address.user.isEmpty())
        url.setUserName(address.user, QUrl::DecodedMode);
    if (!address.password.isEmpty())
        url.setPassword(address.password, QUrl::DecodedMode);
    QString query = address.options;
    if (!tables.isEmpty())
        query += (query.isEmpty() ? QString() : QStringLiteral("&")) + QStringLiteral("table=") +
                 tableParameter(tables);
    if (!query.isEmpty())
        url.setQuery(query, QUrl::StrictMode);
    // "//" also where no host is named, which is this machine.
    QString text = url.toString(QUrl::FullyEncoded);
    if (!text.contains(QStringLiteral("://")))
        text.insert(scheme.size() + 1, QStringLiteral("//"));
    return text;
}

QString connectionToFile(const QString& file, const QStringList& tables)
{
    QString text = QString::fromStdString(sqliteConnectionTo(file.toStdString()));
    if (!tables.isEmpty())
        text += QStringLiteral("?table=") + tableParameter(tables);
    return text;
}

ServerAddress addressIn(const QString& connection)
{
    const QUrl url(connection);
    if (!isServerConnection(connection.toStdString()))
        return {};
    QUrlQuery query(url);
    query.removeAllQueryItems(kTable);
    return {.engine = *engineOf(connection.toStdString()),
            .host = url.host(),
            .port = url.port(0),
            .database = url.path(QUrl::FullyDecoded).mid(1),
            .user = url.userName(QUrl::FullyDecoded),
            .password = url.password(QUrl::FullyDecoded),
            .options = query.toString(QUrl::FullyEncoded)};
}

QString fileIn(const QString& connection)
{
    return QString::fromStdString(sqliteFileOf(connection.toStdString()));
}

void DatabaseProbe::start(const QString& connection)
{
    m_task.start([text = connection.toStdString()](const CancelToken& cancel) { return probe(text, cancel); },
                 [this](const Result<std::vector<ProbedTable>>& tables) {
                     if (tables)
                         Q_EMIT found(*tables);
                     else
                         Q_EMIT failed(tables.error());
                 });
}

} // namespace throughline
