// SPDX-License-Identifier: GPL-3.0-or-later
// Database: what a load needs of one: which tables there are, and the rows of each as NDJSON (spec 1, "Where
// records come from").
//
// Rows come as text so that they are read like those of a file: by the same sink, field mapping and report,
// with their text kept to be shown. Implemented by source/sql; used by one load, on one of its threads at a
// time. Read-only by construction, and all of one moment.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/import/byte_stream.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace throughline {

struct DatabaseTable {
    std::string name;                 // "events", "billing.events" outside the usual schema
    std::vector<std::string> columns; // in their order
    bool asked = false;               // the connection names it
};

// A line for each row, an object of its columns; JSON in texts is part of it. The database outlives it, and
// only one is read at a time.
class TableRows : public ByteStream {
public:
    [[nodiscard]] virtual std::uint64_t bytesDone() const = 0;
};

class Database {
public:
    virtual ~Database() = default;
    Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] virtual std::string format() const = 0; // "SQLite database"
    // Those that the connection names, else all; found when it was opened.
    [[nodiscard]] virtual const std::vector<DatabaseTable>& tables() const = 0;
    // What is worth knowing of how it was opened.
    [[nodiscard]] virtual const std::vector<Problem>& notices() const = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<TableRows>> rows(const DatabaseTable& table) = 0;
};

// Opens what isConnection() tells; FileMissing, FileUnreadable or DatabaseUnavailable where it cannot. A
// cancelled token ends waiting for the database at once, while it is opened and while it is read.
using DatabaseOpening = std::function<Result<std::unique_ptr<Database>>(const std::string& connection,
                                                                        const CancelToken& cancel)>;

} // namespace throughline
