// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the databases that a load reads: "sqlite:shop.db", "postgresql://user@host/shop?table=events",
// "mysql://user@host/shop" (spec 1, "Where records come from"; spec 6, no. 25 to 30).
//
// Nothing is written, also not beside a SQLite file: it is opened read-only, one in WAL mode that nobody uses
// as immutable, and one whose writer is gone from a copy. On a server the session and its one transaction are
// read-only. A database works on a thread of its own, which fetches rows ahead of whoever reads them; a
// cancelled load does not wait for it. Needs a QCoreApplication.
#pragma once

#include "core/pipeline/database.h"

namespace throughline {

// Any thread. See DatabaseOpening.
[[nodiscard]] Result<std::unique_ptr<Database>> openDatabase(const std::string& connection,
                                                             const CancelToken& cancel);

} // namespace throughline
