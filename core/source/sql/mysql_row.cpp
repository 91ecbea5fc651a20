// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/mysql_row.h"

#include "core/base/json_text.h"
#include "core/import/json_scan.h"
#include "core/source/sql/row_json.h"

#include <fmt/format.h>
#include <mysql.h>

#include <iterator>

namespace throughline {

namespace {

using Kind = MysqlColumn::Kind;

constexpr unsigned kBinaryCharset = 63;

// MariaDB's JSON is a text that says so beside its type.
bool saysJson(const st_mysql_field& field)
{
    MARIADB_CONST_STRING format{};
    return mariadb_field_attr(&format, &field, MARIADB_FIELD_ATTR_FORMAT_NAME) == 0 &&
           std::string_view(format.str, format.length) == "json";
}

Kind kindOfTextOrBytes(const st_mysql_field& field)
{
    constexpr unsigned long kUuidBytes = 16;
    if (saysJson(field))
        return Kind::Json;
    if (field.charsetnr != kBinaryCharset)
        return Kind::Text;
    return field.type == MYSQL_TYPE_STRING && field.length == kUuidBytes ? Kind::Uuid : Kind::Bytes;
}

Kind kindOf(const st_mysql_field& field)
{
    switch (field.type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR:
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL:
        return Kind::Number;
    case MYSQL_TYPE_BIT:
        return field.length == 1 ? Kind::Flag : Kind::Bits;
    case MYSQL_TYPE_JSON:
        return Kind::Json;
    case MYSQL_TYPE_TIMESTAMP:
    case MYSQL_TYPE_TIMESTAMP2:
        return Kind::Moment;
    case MYSQL_TYPE_GEOMETRY:
        return Kind::Hex;
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE:
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_DATETIME2:
    case MYSQL_TYPE_TIME:
    case MYSQL_TYPE_TIME2:
        return Kind::Text;
    default:
        return kindOfTextOrBytes(field);
    }
}

// ZEROFILL writes 7 as 007, which is no number in JSON.
std::string_view withoutZerosBefore(std::string_view number)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    while (number.size() > 1 && number[0] == '0' && isDigit(number[1]))
        number.remove_prefix(1);
    return number;
}

std::uint64_t bitsOf(std::string_view bytes)
{
    std::uint64_t bits = 0;
    for (const char byte : bytes)
        bits = bits << 8 | static_cast<unsigned char>(byte);
    return bits;
}

void appendJson(std::string& line, std::string_view text)
{
    if (isJson(text))
        appendOnOneLine(line, text);
    else
        appendJsonText(line, text);
}

} // namespace

MysqlColumn mysqlColumnOf(const st_mysql_field& field)
{
    return {.name = std::string(field.name, field.name_length), .kind = kindOf(field)};
}

void appendMysqlValue(std::string& line, Kind kind, std::string_view value)
{
    switch (kind) {
    case Kind::Text:
        return appendRowText(line, value);
    case Kind::Number:
        line += withoutZerosBefore(value);
        return;
    case Kind::Flag:
        line += bitsOf(value) != 0 ? "true" : "false";
        return;
    case Kind::Bits:
        fmt::format_to(std::back_inserter(line), "{}", bitsOf(value));
        return;
    case Kind::Json:
        return appendJson(line, value);
    case Kind::Moment:
        appendJsonText(line, std::string(value) + 'Z');
        return;
    case Kind::Bytes:
        return appendRowBytes(line, value);
    case Kind::Uuid:
    case Kind::Hex:
        return appendRowHex(line, value);
    }
}

} // namespace throughline
