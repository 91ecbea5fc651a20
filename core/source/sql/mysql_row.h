// SPDX-License-Identifier: GPL-3.0-or-later
// Values of MySQL and MariaDB as JSON, from the texts and bytes that their servers send. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

struct st_mysql_field;

namespace throughline {

struct MysqlColumn {
    enum class Kind : std::uint8_t {
        Text,   // nested where it is itself an object or array of JSON
        Number, // decimals keep their digits
        Flag,   // BIT(1)
        Bits,   // BIT(2) to BIT(64), a number
        Json,
        Moment, // TIMESTAMP, in UTC; DATETIME is a text without a zone
        Bytes,
        Uuid, // BINARY(16)
        Hex   // what is never a text
    };

    std::string name;
    Kind kind = Kind::Text;
};

// In a session whose texts are utf8mb4.
[[nodiscard]] MysqlColumn mysqlColumnOf(const st_mysql_field& field);

// Appends a value that is not null. Zero dates ("0000-00-00 00:00:00") stay texts, which are no times.
void appendMysqlValue(std::string& line, MysqlColumn::Kind kind, std::string_view value);

} // namespace throughline
