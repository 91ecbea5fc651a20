// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/sql_connection.h"

#include <atomic>

namespace throughline {

SqlConnection::SqlConnection(const QString& driver)
{
    static std::atomic<unsigned> number = 0;
    m_name = QStringLiteral("throughline-%1").arg(number++);
    QSqlDatabase::addDatabase(driver, m_name);
}

SqlConnection::~SqlConnection()
{
    database().close();
    QSqlDatabase::removeDatabase(m_name);
}

QString sqlText(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString quotedName(const QString& name)
{
    return QLatin1Char('"') + QString(name).replace(u'"', QStringLiteral("\"\"")) + QLatin1Char('"');
}

std::string messageOf(const QSqlError& error)
{
    return error.text().simplified().toStdString();
}

} // namespace throughline
