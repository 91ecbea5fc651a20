// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated shop's events and rows in a real database: a SQLite file, or a server by connection string.
//
// Columns are those of core/simulate/commerce_rows.h, with indices over what journeys are followed by. Rows
// replace those with the same key. Nothing that is there already is written to: a database with any of the
// tables, or of those of the ObservabilityPlugin, is refused, unless it may be overwritten: then those tables
// are dropped first. Needs a QCoreApplication, and Debian's libqt6sql6-psql for PostgreSQL,
// libqt6sql6-mysql for MySQL and MariaDB.
#pragma once

#include "core/simulate/commerce_storage.h"

#include <memory>
#include <string_view>

namespace throughline {

// What to do with tables of the same names: Drop only drops those that an earlier run made.
enum class PresentTables : std::uint8_t { Refuse, Drop };

// "postgresql://user:password@host:port/database", "mysql://…"; anything else is the path of a SQLite
// file, which is created where it is absent. The password appears in no problem.
[[nodiscard]] std::unique_ptr<simulate::CommerceStorage>
commerceDatabase(std::string_view connection, PresentTables present = PresentTables::Refuse);

} // namespace throughline
