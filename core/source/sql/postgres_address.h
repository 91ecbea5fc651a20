// SPDX-License-Identifier: GPL-3.0-or-later
// How a PostgreSQL server is reached: "postgresql://user:password@host:port/database?sslmode=…".
//
// What the connection does not say, libpq finds itself: PGUSER, PGPASSWORD, ~/.pgpass, the local socket.
#pragma once

#include <QSqlDatabase>

#include <string_view>

namespace throughline {

// Of a database of the driver QPSQL that is not open. A server that falls silent is away after half a minute;
// what the connection says itself counts before that. Its `table` is not the server's business.
void setPostgresAddress(QSqlDatabase& database, std::string_view connection);

} // namespace throughline
