// SPDX-License-Identifier: GPL-3.0-or-later
// TableListing: which tables of a server are read, of all that its catalogue lists: those that the connection
// names, else all but views, which run what their maker wrote.
//
// A value of one thread.
#pragma once

#include "core/base/result.h"
#include "core/pipeline/database.h"

#include <QString>

#include <string>
#include <vector>

namespace throughline {

class TableListing {
public:
    // Tables of the usual schema go by their name alone, others by "schema.table".
    TableListing(std::vector<std::string> asked, QString usualSchema);

    // A line of the catalogue, without a column for a table of which none are known. Those of a table follow each other, in the order of its columns.
    void add(const QString& schema, const QString& table, const QString& column, bool isView);
    // What is to be read; DatabaseUnavailable where a table is asked for that was not listed.
    [[nodiscard]] Result<std::vector<DatabaseTable>> tables() const;
    // The table as a statement names it; DatabaseUnavailable where it is none of tables().
    [[nodiscard]] Result<QString> placeOf(const std::string& table) const;

private:
    const std::vector<std::string> m_asked;
    const QString m_usualSchema;
    std::vector<DatabaseTable> m_tables;
    std::vector<QString> m_places; // of those
    std::string m_names;           // all that there are, for people
    std::string m_last;            // schema and table of the last line
    bool m_takesLast = false;
};

} // namespace throughline
