// SPDX-License-Identifier: GPL-3.0-or-later
// How a server of MySQL or MariaDB is reached: "mysql://user:password@host:port/database?ssl-mode=…", also
// "mariadb://".
//
// What the connection does not say, MariaDB's library finds itself: the group [client] of ~/.my.cnf,
// MYSQL_PWD, the local socket.
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>

#include <string>
#include <string_view>

namespace throughline {

struct MysqlAddress {
    enum class Encryption : std::uint8_t { Off, IfOffered, Always, Verified };

    std::string host; // empty: this machine, by its socket
    unsigned port = 0;
    std::string user;
    std::string password;
    std::string database; // empty: all that the user may read
    std::string socket;   // a file; empty: the usual one
    Encryption encryption = Encryption::IfOffered;
    std::string authorities; // files of certificates: whom to trust, and the own one
    std::string certificate;
    std::string key;
};

// Parameters are named as in the programs of MySQL: socket, ssl-mode (DISABLED, PREFERRED, REQUIRED,
// VERIFY_CA, VERIFY_IDENTITY; the last two check certificate and name), ssl-ca, ssl-cert, ssl-key; `table` is
// not the server's business. DatabaseUnavailable for any other.
[[nodiscard]] Result<MysqlAddress> mysqlAddressIn(std::string_view connection);

// Of a database of the driver QMYSQL that is not open, as far as that driver can be told: it verifies no
// certificate, and refuses an address that wants this.
[[nodiscard]] Result<void> setMysqlAddress(QSqlDatabase& database, std::string_view connection);

inline constexpr unsigned kMysqlConnectSeconds = 10;

} // namespace throughline
