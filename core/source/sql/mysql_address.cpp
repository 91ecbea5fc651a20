// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/mysql_address.h"

#include "core/base/translation.h"
#include "core/source/sql/sql_connection.h"

#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

#include <array>
#include <optional>
#include <utility>

namespace throughline {

namespace {

using Encryption = MysqlAddress::Encryption;

constexpr std::array<std::pair<const char*, Encryption>, 5> kModes = {
    {{"DISABLED", Encryption::Off},
     {"PREFERRED", Encryption::IfOffered},
     {"REQUIRED", Encryption::Always},
     {"VERIFY_CA", Encryption::Verified},
     {"VERIFY_IDENTITY", Encryption::Verified}}};

constexpr std::array<std::pair<const char*, std::string MysqlAddress::*>, 4> kFiles = {
    {{"socket", &MysqlAddress::socket},
     {"ssl-ca", &MysqlAddress::authorities},
     {"ssl-cert", &MysqlAddress::certificate},
     {"ssl-key", &MysqlAddress::key}}};

std::optional<Encryption> encryptionNamed(const QString& mode)
{
    for (const auto& [name, encryption] : kModes) {
        if (mode.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            return encryption;
    }
    return std::nullopt;
}

// False for a parameter that nobody knows; a misspelt ssl-mode must not pass for none.
bool take(MysqlAddress& address, const QString& name, const QString& value)
{
    for (const auto& [file, member] : kFiles) {
        if (name == QLatin1String(file)) {
            address.*member = value.toStdString();
            return true;
        }
    }
    if (name == QStringLiteral("password"))
        address.password = value.toStdString();
    else if (const auto encryption = encryptionNamed(value); name == QStringLiteral("ssl-mode") && encryption)
        address.encryption = *encryption;
    else
        return name == QStringLiteral("table");
    return true;
}

} // namespace

Result<MysqlAddress> mysqlAddressIn(std::string_view connection)
{
    const QUrl url(sqlText(connection));
    MysqlAddress address;
    address.host = url.host().toStdString();
    address.port = static_cast<unsigned>(url.port(0));
    address.user = url.userName(QUrl::FullyDecoded).toStdString();
    address.password = url.password(QUrl::FullyDecoded).toStdString();
    address.database = url.path(QUrl::FullyDecoded).mid(1).toStdString();
    for (const auto& [name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (!take(address, name, value))
            return failure(ProblemCode::DatabaseUnavailable,
                           {told(phrase("problems", "the connection says {}, which means nothing to it"),
                                 (name + QLatin1Char('=') + value).toStdString())});
    }
    return address;
}

Result<void> setMysqlAddress(QSqlDatabase& database, std::string_view connection)
{
    const Result<MysqlAddress> address = mysqlAddressIn(connection);
    if (!address)
        return tl::unexpected<Problem>(address.error());
    if (address->encryption == Encryption::Verified)
        return failure(ProblemCode::DatabaseUnavailable,
                       {told(phrase("problems", "certificates are verified for reading only"))});
    database.setHostName(sqlText(address->host));
    if (address->port != 0)
        database.setPort(static_cast<int>(address->port));
    database.setUserName(sqlText(address->user));
    database.setPassword(sqlText(address->password));
    database.setDatabaseName(sqlText(address->database));
    QStringList options = {QStringLiteral("MYSQL_OPT_CONNECT_TIMEOUT=%1").arg(kMysqlConnectSeconds)};
    for (const auto& [name, file] :
         {std::pair("UNIX_SOCKET", address->socket), std::pair("SSL_CA", address->authorities),
          std::pair("SSL_CERT", address->certificate), std::pair("SSL_KEY", address->key)}) {
        if (!file.empty())
            options.append(QLatin1String(name) + QLatin1Char('=') + sqlText(file));
    }
    if (address->encryption == Encryption::Always)
        options.append(QStringLiteral("CLIENT_SSL=1"));
    database.setConnectOptions(options.join(QLatin1Char(';')));
    return {};
}

} // namespace throughline
