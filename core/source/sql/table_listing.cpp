// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/table_listing.h"

#include "core/source/sql/sql_connection.h"
#include "core/source/sql/table_reader.h"

#include <algorithm>
#include <utility>

namespace throughline {

TableListing::TableListing(std::vector<std::string> asked, QString usualSchema)
    : m_asked(std::move(asked)), m_usualSchema(std::move(usualSchema))
{}

void TableListing::add(const QString& schema, const QString& table, const QString& column, bool isView)
{
    const std::string full = (schema + QLatin1Char('.') + table).toStdString();
    if (std::exchange(m_last, full) != full) {
        const std::string name = schema == m_usualSchema ? table.toStdString() : full;
        m_names += (m_names.empty() ? "" : ", ") + name;
        const bool asked = std::any_of(m_asked.begin(), m_asked.end(), [&](const std::string& wanted) {
            return wanted == name || wanted == full;
        });
        m_takesLast = asked || (m_asked.empty() && !isView);
        if (m_takesLast) {
            m_tables.push_back({.name = name, .columns = {}, .asked = asked});
            m_places.push_back(quotedName(schema) + QLatin1Char('.') + quotedName(table));
        }
    }
    if (m_takesLast && !column.isEmpty())
        m_tables.back().columns.push_back(column.toStdString());
}

Result<std::vector<DatabaseTable>> TableListing::tables() const
{
    if (m_tables.size() < m_asked.size())
        return tablesMissing(m_names);
    return m_tables;
}

Result<QString> TableListing::placeOf(const std::string& table) const
{
    const auto known = std::find_if(m_tables.begin(), m_tables.end(),
                                    [&table](const DatabaseTable& entry) { return entry.name == table; });
    if (known == m_tables.end())
        return failure(ProblemCode::DatabaseUnavailable, {"there is no table " + table});
    return m_places[static_cast<std::size_t>(known - m_tables.begin())];
}

} // namespace throughline
