// SPDX-License-Identifier: GPL-3.0-or-later
// SqlConnection: a connection of Qt Sql under a name of its own, closed and forgotten at its end.
//
// Made, used and ended on one thread; queries end before it does. Needs a QCoreApplication: Qt looks for the
// drivers of databases where the program lies.
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QString>

#include <string>
#include <string_view>

namespace throughline {

class SqlConnection {
public:
    explicit SqlConnection(const QString& driver);
    ~SqlConnection();
    SqlConnection(const SqlConnection&) = delete;
    SqlConnection& operator=(const SqlConnection&) = delete;

    // Not opened yet.
    [[nodiscard]] QSqlDatabase database() const { return QSqlDatabase::database(m_name, false); }

private:
    QString m_name;
};

// Texts of core are UTF-8.
[[nodiscard]] QString sqlText(std::string_view bytes);
// A name as a statement names it, whatever it holds (spec 6, no. 29); in MySQL where ANSI_QUOTES are on.
[[nodiscard]] QString quotedName(const QString& name);
// What a database said, on one line.
[[nodiscard]] std::string messageOf(const QSqlError& error);

inline const QString kSqliteDriver = QStringLiteral("QSQLITE");
inline const QString kPostgresDriver = QStringLiteral("QPSQL");

} // namespace throughline
