// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/postgres_address.h"

#include "core/source/sql/sql_connection.h"

#include <QUrl>
#include <QUrlQuery>

namespace throughline {

void setPostgresAddress(QSqlDatabase& database, std::string_view connection)
{
    constexpr int kDefaultPort = 5432;
    const QUrl url(sqlText(connection));
    database.setHostName(url.host());
    database.setPort(url.port(kDefaultPort));
    database.setUserName(url.userName(QUrl::FullyDecoded));
    database.setPassword(url.password(QUrl::FullyDecoded));
    database.setDatabaseName(url.path(QUrl::FullyDecoded).mid(1));
    QString options =
        QStringLiteral("connect_timeout=10;tcp_user_timeout=30000;keepalives_idle=10;keepalives_interval=5;"
                       "keepalives_count=3");
    for (const auto& [key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key != QStringLiteral("table"))
            options += QLatin1Char(';') + key + QLatin1Char('=') + value;
    }
    database.setConnectOptions(options);
}

} // namespace throughline
