// SPDX-License-Identifier: GPL-3.0-or-later
// The storage of an ObservabilityPlugin in a real database: SQLite by default, a server by connection string
// (seed 2: `database: { connectionString: process.env.DATABASE_URL }`).
//
// Connects when it is opened, on the thread that opens it. Tables that are absent are created, with the
// columns of core/jobs/observability_rows.h and indices over what the job tree is followed by; tables that
// are there are used as they are. Rows replace those with the same id, so that a batch may be written again.
// Needs a QCoreApplication, and Debian's libqt6sql6-psql for PostgreSQL, libqt6sql6-mysql for MySQL and MariaDB.
#pragma once

#include "core/jobs/observability_storage.h"

#include <memory>
#include <string_view>

namespace throughline {

// "postgresql://user:password@host:port/database", "mysql://…"; anything else is the path of a SQLite
// file, which is created where it is absent. The password appears in no problem.
[[nodiscard]] std::unique_ptr<ObservabilityStorage> observabilityDatabase(std::string_view connection);

} // namespace throughline
