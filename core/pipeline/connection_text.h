// SPDX-License-Identifier: GPL-3.0-or-later
// Connections as texts: "sqlite:shop.db", "postgresql://user@host:5432/shop?table=events,orders",
// "mysql://user@host/shop", also "mariadb://" (spec 4, SRC).
//
// A password in one goes to the database and nowhere else: what is shown, logged or kept is
// withoutPassword(). Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

inline constexpr std::string_view kSqliteScheme = "sqlite:";

enum class DatabaseEngine : std::uint8_t { Sqlite, PostgreSql, MySql };

// What a connection leads to, by its scheme; none where it is no connection. A file of that name is
// "./sqlite:…".
[[nodiscard]] std::optional<DatabaseEngine> engineOf(std::string_view source);
[[nodiscard]] bool isConnection(std::string_view source);
[[nodiscard]] bool isServerConnection(std::string_view source);
// The file of "sqlite:FILE?table=…", in which %3F stands for a question mark; empty for any other connection.
[[nodiscard]] std::string sqliteFileOf(std::string_view connection);
[[nodiscard]] std::string sqliteConnectionTo(std::string_view file);
// The tables that "?table=a,b" names; none: all that hold something.
[[nodiscard]] std::vector<std::string> tablesNamedIn(std::string_view connection);
// The same connection or URL as it may be shown; any other text as it is.
[[nodiscard]] std::string withoutPassword(std::string_view source);
// The same without its tables, too, and by one scheme for each engine: what a password belongs to. Options
// stay, they may lead elsewhere.
[[nodiscard]] std::string withoutPasswordAndTables(std::string_view connection);
// Empty where there is none.
[[nodiscard]] std::string passwordIn(std::string_view connection);
// The password of a connection to a server that has none.
[[nodiscard]] std::string withPassword(std::string_view connection, std::string_view password);
// For people: "shop.db", "shop on db.example.com".
[[nodiscard]] std::string connectionNameOf(std::string_view connection);

} // namespace throughline
