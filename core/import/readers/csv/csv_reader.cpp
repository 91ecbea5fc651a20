// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/csv/csv_reader.h"

#include "core/base/cell_text.h"
#include "core/import/field_path.h"
#include "core/import/json_sample.h"
#include "core/import/json_scan.h"
#include "core/import/mapping_detection.h"
#include "core/import/readers/csv/csv_cutter.h"
#include "core/import/readers/csv/csv_dialect.h"
#include "core/import/readers/csv/csv_parser.h"
#include "core/import/text_repair.h"

#include <fmt/format.h>

namespace throughline {

namespace {

std::string formatName(const CsvDialect& dialect)
{
    return dialect.delimiter == '\t' ? "TSV" : "CSV";
}

std::string pointerOf(const std::string& column)
{
    const FieldPath path = parseFieldPath(column);
    if (path.exact || path.keys.empty())
        return pointerTo({}, column);
    std::string pointer;
    for (const std::string& key : path.keys)
        pointer = pointerTo(pointer, key);
    return pointer;
}

void sampleCell(RecordSample& sample, const std::string& path, std::string_view cell)
{
    std::string buffer;
    if (isAbsent(cell))
        return sample.add(path, {RawValue::Kind::Null, {}});
    const std::string_view text = withoutGuard(textOfCell(cell, buffer));
    if (text.starts_with('{'))
        sampleJsonMembers(sample, text, path);
    else
        sample.add(path, {RawValue::Kind::Text, text});
}

RecordSample sampleOf(const SourcePrefix& prefix, const CsvDialect& dialect)
{
    RecordSample sample;
    std::vector<std::string> paths;
    for (const std::string& column : dialect.header)
        paths.push_back(pointerOf(column));
    std::string_view rest = prefix.bytes.substr(dialect.bodyOffset);
    CsvRow row;
    while (!rest.empty() && !sample.full()) {
        splitRow(rest, dialect.delimiter, row);
        rest.remove_prefix(row.size);
        if (row.isOpen || (!row.isEnded && !prefix.whole))
            break;
        if (row.length == 0)
            continue;
        sample.beginRecord();
        for (std::size_t i = 0; i < std::min(row.cells.size(), paths.size()); ++i)
            sampleCell(sample, paths[i], row.cells[i]);
    }
    return sample;
}

// Fields that the header alone promises, where no row is there to look at.
RecordSample headerSample(const CsvDialect& dialect)
{
    RecordSample sample;
    sample.beginRecord();
    for (const std::string& column : dialect.header)
        sample.add(pointerOf(column), {RawValue::Kind::Text, "2000-01-01T00:00:00Z"});
    return sample;
}

std::string columnsOf(const CsvDialect& dialect)
{
    constexpr std::size_t kMost = 12;
    std::string names;
    for (std::size_t i = 0; i < std::min(kMost, dialect.header.size()); ++i)
        names += fmt::format("{}{}", i == 0 ? "" : ", ", excerptOf(dialect.header[i]));
    return names +
           (dialect.header.size() > kMost ? fmt::format(" and {} more", dialect.header.size() - kMost) : "");
}

} // namespace

SniffResult CsvReader::sniff(const SourcePrefix& prefix) const
{
    const std::string_view text = trimJsonSpace(prefix.bytes);
    if (text.starts_with('{') || text.starts_with('['))
        return {};
    const std::optional<CsvDialect> dialect = csvDialectOf(prefix.bytes, prefix.whole);
    if (!dialect || !dialect->isRegular)
        return {};
    if (holdsTableRows(*dialect, prefix.mapping))
        return {SniffResult::Verdict::Mine, formatName(*dialect), {}};
    RecordSample sample = sampleOf(prefix, *dialect);
    const bool hasRows = sample.records() != 0;
    if (!hasRows)
        sample = headerSample(*dialect);
    const MappingDetection found =
        detectMapping(sample, prefix.mapping ? *prefix.mapping : FieldMapping::standardData());
    if (found.finds(ImportField::Type) && found.decisions.size() >= 2)
        return {SniffResult::Verdict::Mine, formatName(*dialect), {}};
    if (!hasRows)
        return {}; // one line with a comma may be anything
    return {SniffResult::Verdict::Broken, formatName(*dialect),
            fmt::format("no column looks like {}; columns seen: {}",
                        found.finds(ImportField::Type) ? "a time or an id" : "an event's type",
                        columnsOf(*dialect))};
}

std::optional<RecordSample> CsvReader::sample(const SourcePrefix& prefix) const
{
    const std::optional<CsvDialect> dialect = csvDialectOf(prefix.bytes, prefix.whole);
    if (!dialect || holdsTableRows(*dialect, prefix.mapping))
        return std::nullopt;
    return sampleOf(prefix, *dialect);
}

std::unique_ptr<BlockCutter> CsvReader::cutter(ByteStream& stream, const SourcePrefix& prefix,
                                               const ReadLimits& limits) const
{
    const CsvDialect dialect = csvDialectOf(prefix.bytes, prefix.whole).value_or(CsvDialect());
    return std::make_unique<CsvCutter>(stream, dialect.delimiter, limits);
}

std::unique_ptr<BlockParser> CsvReader::parser(const ParserSettings& settings) const
{
    CsvDialect dialect = csvDialectOf(settings.prefix.bytes, settings.prefix.whole).value_or(CsvDialect());
    return std::make_unique<CsvParser>(settings, std::move(dialect));
}

} // namespace throughline
