// SPDX-License-Identifier: GPL-3.0-or-later
// MysqlConnection: a connection to a server of MySQL or MariaDB by MariaDB's own library, from which rows
// come one by one.
//
// Qt's driver has the library fetch a whole result before its first row, also a forward-only one, makes
// floating-point numbers of decimals, and can neither verify a certificate nor refuse to send files of this
// machine to a server that asks for them.
//
// Used on one thread. Errors say what server or library said, on one line, without the password.
#pragma once

#include "core/base/result.h"
#include "core/source/sql/mysql_address.h"
#include "core/source/sql/mysql_row.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct st_mysql;
struct st_mysql_res;

namespace throughline {

// The rows of a statement, of which the server still has those that were not read. Ends before its
// connection, and before that is asked for anything else.
class MysqlRows {
public:
    MysqlRows(st_mysql* connection, st_mysql_res* result);
    ~MysqlRows(); // takes what the server still sends
    MysqlRows(const MysqlRows&) = delete;
    MysqlRows& operator=(const MysqlRows&) = delete;

    [[nodiscard]] const std::vector<MysqlColumn>& columns() const { return m_columns; }
    // The next row; false where there is none. ReadFailed.
    [[nodiscard]] Result<bool> next();
    // Of the row, until the next one; none: null.
    [[nodiscard]] std::optional<std::string_view> value(std::size_t column) const;
    [[nodiscard]] bool ended() const { return m_ended; }

private:
    st_mysql* m_connection;
    st_mysql_res* m_result;
    std::vector<MysqlColumn> m_columns;
    char** m_row = nullptr;
    const unsigned long* m_lengths = nullptr;
    bool m_ended = false;
};

class MysqlConnection {
public:
    MysqlConnection() = default;
    ~MysqlConnection();
    MysqlConnection(const MysqlConnection&) = delete;
    MysqlConnection& operator=(const MysqlConnection&) = delete;

    // Waits for the server no longer than kMysqlConnectSeconds; one that falls silent later is away after
    // half a minute. DatabaseUnavailable.
    [[nodiscard]] Result<void> open(const MysqlAddress& address);
    // A statement without rows. DatabaseUnavailable.
    [[nodiscard]] Result<void> execute(const std::string& statement);
    [[nodiscard]] Result<std::unique_ptr<MysqlRows>> rows(const std::string& statement);
    // By which the server knows it; 0 while it is not open.
    [[nodiscard]] unsigned long id() const;
    // From now on nothing more comes of it, and nothing waits for it.
    void cut();

private:
    [[nodiscard]] tl::unexpected<Problem> unavailable() const;

    st_mysql* m_handle = nullptr;
};

} // namespace throughline
