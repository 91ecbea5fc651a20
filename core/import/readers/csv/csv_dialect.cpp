// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/csv/csv_dialect.h"

#include "core/base/blanks.h"
#include "core/import/table_row.h"

#include <algorithm>
#include <array>
#include <set>

namespace throughline {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array kDelimiters = {',', '\t', ';', '|'};
constexpr std::size_t kMostNameBytes = 128; // of a column; what is longer is prose

// Behind the quoted cell that begins the text; npos where it is not closed.
std::size_t endOfQuoted(std::string_view text)
{
    std::size_t end = 1;
    for (;;) {
        end = text.find('"', end);
        if (end == std::string_view::npos)
            return end;
        if (end + 1 == text.size() || text[end + 1] != '"')
            return end + 1;
        end += 2;
    }
}

bool looksLikeName(std::string_view text)
{
    return text.size() <= kMostNameBytes && text.find_first_of("{}[]\n\r") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
}

// Names that tell columns apart; the last may be empty: some write a delimiter behind each cell.
bool looksLikeHeader(const std::vector<std::string>& header)
{
    const std::set<std::string_view> different(header.begin(), header.end());
    const bool named =
        std::all_of(header.begin(), header.end() - 1, [](const std::string& name) { return !name.empty(); });
    return header.size() >= 2 && different.size() == header.size() && named &&
           std::all_of(header.begin(), header.end(), looksLikeName);
}

// Whether most of the rows behind the header have as many cells.
bool isRegular(std::string_view body, const CsvDialect& dialect, bool whole)
{
    constexpr std::size_t kMostRows = 100;
    std::size_t rows = 0;
    std::size_t fitting = 0;
    CsvRow row;
    while (!body.empty() && rows < kMostRows) {
        splitRow(body, dialect.delimiter, row);
        if (!row.isEnded && !whole)
            break;
        const std::size_t count = row.cells.size();
        const bool fits = count == dialect.header.size() ||
                          (count == dialect.header.size() + 1 && row.cells.back().empty());
        const bool isBlank = withoutBlanks(body.substr(0, row.length)).empty();
        rows += !isBlank;
        fitting += !isBlank && fits;
        body.remove_prefix(row.size);
    }
    return fitting * 5 >= rows * 3;
}

std::optional<CsvDialect> dialectWith(char delimiter, std::string_view prefix, bool whole)
{
    CsvDialect dialect;
    dialect.delimiter = delimiter;
    if (prefix.starts_with(kByteOrderMark))
        dialect.bodyOffset = kByteOrderMark.size();
    CsvRow row;
    do {
        if (dialect.bodyOffset == prefix.size())
            return std::nullopt;
        splitRow(prefix.substr(dialect.bodyOffset), delimiter, row);
        const std::string_view text = prefix.substr(dialect.bodyOffset, row.size);
        dialect.bodyLine += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        dialect.bodyOffset += row.size;
    } while (row.length == 0);
    if (row.isOpen || (!row.isEnded && !whole))
        return std::nullopt;
    std::string buffer;
    buffer.reserve(row.size);
    for (const std::string_view cell : row.cells)
        dialect.header.emplace_back(withoutBlanks(textOfCell(cell, buffer)));
    if (!looksLikeHeader(dialect.header))
        return std::nullopt;
    dialect.isRegular = isRegular(prefix.substr(dialect.bodyOffset), dialect, whole);
    return dialect;
}

} // namespace

void splitRow(std::string_view text, char delimiter, CsvRow& row)
{
    row.cells.clear();
    row.isOpen = false;
    row.isEnded = false;
    std::size_t begin = 0;
    for (;;) {
        std::size_t end = begin;
        if (end < text.size() && text[end] == '"') {
            const std::size_t closed = endOfQuoted(text.substr(begin));
            row.isOpen = closed == std::string_view::npos;
            end = row.isOpen ? text.size() : begin + closed;
        }
        while (end < text.size() && text[end] != delimiter && text[end] != '\n')
            ++end;
        row.isEnded = end < text.size() && text[end] == '\n';
        const bool isLast = end == text.size() || row.isEnded;
        row.length = isLast && end > begin && !row.isOpen && text[end - 1] == '\r' ? end - 1 : end;
        row.cells.push_back(text.substr(begin, row.length - begin));
        if (isLast) {
            row.size = end + (row.isEnded ? 1 : 0);
            return;
        }
        begin = end + 1;
    }
}

bool isQuoted(std::string_view cell)
{
    return cell.starts_with('"');
}

std::string_view textOfCell(std::string_view cell, std::string& buffer)
{
    if (!isQuoted(cell))
        return cell;
    cell.remove_prefix(1);
    const std::size_t quote = cell.find('"');
    if (quote == std::string_view::npos || quote + 1 == cell.size())
        return cell.substr(0, quote);
    const std::size_t begin = buffer.size();
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '"' && (i + 1 == cell.size() || cell[i + 1] != '"')) {
            buffer.append(cell.substr(i + 1)); // behind the closing quote nothing is special
            break;
        }
        buffer += cell[i];
        i += cell[i] == '"' ? 1 : 0;
    }
    return std::string_view(buffer).substr(begin);
}

bool isAbsent(std::string_view cell)
{
    return cell.empty() || cell == "NULL" || cell == "null" || cell == "\\N" || cell == "\"\"";
}

std::optional<CsvDialect> csvDialectOf(std::string_view prefix, bool whole)
{
    std::optional<CsvDialect> best;
    for (const char delimiter : kDelimiters) {
        std::optional<CsvDialect> dialect = dialectWith(delimiter, prefix, whole);
        const bool isBetter =
            dialect &&
            (!best || (dialect->isRegular && !best->isRegular) ||
             (dialect->isRegular == best->isRegular && dialect->header.size() > best->header.size()));
        if (isBetter)
            best = std::move(dialect);
    }
    return best;
}

bool holdsTableRows(const CsvDialect& dialect, const FieldMappingData* chosen)
{
    const std::vector<std::string_view> columns(dialect.header.begin(), dialect.header.end());
    return rowKindOfColumns(columns) != RowKind::None && !(chosen && chosen->isChosen(ImportField::Type));
}

} // namespace throughline
