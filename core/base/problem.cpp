// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/problem.h"

#include "core/base/translation.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>

namespace throughline {

namespace {

struct Description {
    ProblemCode code;
    std::string_view name;
    Severity severity;
    Phrase text; // {0}, {1}, … are the problem's parameters
};

using enum Severity;

constexpr std::array kTable = {
    Description{ProblemCode::FileMissing, "file-missing", Error, phrase("problems", "There is no such file")},
    Description{ProblemCode::FileUnreadable, "file-unreadable", Error,
                phrase("problems", "The file cannot be read: {0}")},
    Description{ProblemCode::IsDirectory, "is-directory", Error,
                phrase("problems", "This is a directory, and no file in it is an export")},
    Description{ProblemCode::NotRegularFile, "not-regular-file", Error,
                phrase("problems", "This is a {0}, not a file that can be read from start to end")},
    Description{ProblemCode::EmptyFile, "empty-file", Error, phrase("problems", "The file is empty")},
    Description{
        ProblemCode::BinaryFile, "binary-file", Error,
        phrase("problems", "The file holds binary data, not text ({0}); JSON, NDJSON or CSV was looked for")},
    Description{ProblemCode::UnknownFormat, "unknown-format", Error,
                phrase("problems", "The format is not known: looked for {0}, found {1}")},
    Description{ProblemCode::BrokenFormat, "broken-format", Error,
                phrase("problems", "This looks like {0}, but {1}")},
    Description{ProblemCode::NothingUsable, "nothing-usable", Error,
                phrase("problems", "Nothing could be used: {0} records read, {1} rejected; {2}")},
    Description{ProblemCode::ReadFailed, "read-failed", Error, phrase("problems", "Reading failed: {0}")},
    Description{ProblemCode::FileChanged, "file-changed", Error,
                phrase("problems", "The file changed after it was opened ({0})")},
    Description{ProblemCode::CorruptCompression, "corrupt-compression", DataLoss,
                phrase("problems", "The {0} data is damaged or cut off: {1}; what came before it was read")},
    Description{ProblemCode::OutputLimit, "output-limit", DataLoss,
                phrase("problems", "The {0} data unpacks to more than {1}; reading stopped there")},
    Description{ProblemCode::TooManyRecords, "too-many-records", DataLoss,
                phrase("problems", "Reading stopped after {0} records")},
    Description{ProblemCode::Cancelled, "cancelled", Error, phrase("problems", "Cancelled")},
    Description{ProblemCode::IncompleteLine, "incomplete-line", DataLoss,
                phrase("problems", "The last record is incomplete ({0} bytes)")},
    Description{ProblemCode::LineTooLong, "line-too-long", DataLoss,
                phrase("problems", "A record of {0} bytes is over the limit of {1}")},
    Description{ProblemCode::MalformedJson, "malformed-json", DataLoss,
                phrase("problems", "Malformed JSON: {0}")},
    Description{ProblemCode::NotAnObject, "not-an-object", DataLoss,
                phrase("problems", "A JSON object was expected, found {0}")},
    Description{ProblemCode::TooDeep, "too-deep", DataLoss,
                phrase("problems", "JSON nested deeper than {0} levels")},
    Description{ProblemCode::MissingType, "missing-type", DataLoss,
                phrase("problems", "No event type: none of type, event_type, event, name, event_name")},
    Description{ProblemCode::UnusableTime, "unusable-time", Warning,
                phrase("problems", "No usable time: {0}")},
    Description{ProblemCode::UnusableDuration, "unusable-duration", Warning,
                phrase("problems", "No usable duration: {0}")},
    Description{ProblemCode::InvalidUtf8, "invalid-utf8", Warning,
                phrase("problems", "Invalid UTF-8 or a lone surrogate was replaced by U+FFFD")},
    Description{ProblemCode::ByteOrderMark, "byte-order-mark", Info,
                phrase("problems", "The file starts with a byte order mark ({0})")},
    Description{ProblemCode::ZoneAssumed, "zone-assumed", Info,
                phrase("problems", "A time without a zone was read as UTC: {0}")},
    Description{ProblemCode::UnknownRecordKind, "unknown-record-kind", DataLoss,
                phrase("problems", "Records of the kind \"{0}\" are not read")},
    Description{ProblemCode::RowWithoutId, "row-without-id", DataLoss,
                phrase("problems", "A row of {0} has no id")},
    Description{
        ProblemCode::ContextTooLong, "context-too-long", DataLoss,
        phrase("problems", "What is said about records under \"{0}\" is too long to be kept ({1} bytes)")},
    Description{ProblemCode::NotASpan, "not-a-span", DataLoss, phrase("problems", "This is no span: {0}")},
    Description{ProblemCode::NoEvents, "no-events", DataLoss,
                phrase("problems", "There is no event in this: {0}")},
    Description{
        ProblemCode::DamagedId, "damaged-id", Warning,
        phrase("problems", "{0} is a number, of which the sender has rounded digits away; it is not used")},
    Description{ProblemCode::UnnamedSpan, "unnamed-span", Warning,
                phrase("problems", "A span has no name ({0})")},
    Description{ProblemCode::FieldsMissing, "fields-missing", Warning, phrase("problems", "Fields: {0}")},
    Description{ProblemCode::UnclosedQuote, "unclosed-quote", DataLoss,
                phrase("problems", "A quoted cell is not closed")},
    Description{ProblemCode::WrongCellCount, "wrong-cell-count", Warning,
                phrase("problems", "The row has {0} cells, the header {1}")},
    Description{ProblemCode::MalformedCell, "malformed-cell", Warning,
                phrase("problems", "The JSON in the column \"{0}\" cannot be read")},
    Description{ProblemCode::BadSelector, "bad-selector", Error,
                phrase("problems", "\"{0}\" is no selector; expected kind:value, for example order:1234")},
    Description{ProblemCode::NothingSelected, "nothing-selected", Error,
                phrase("problems", "Nothing here matches {0}")},
    Description{ProblemCode::BadToken, "bad-token", Error, phrase("problems", "Not a tracking token: {0}")},
    Description{ProblemCode::BadMapping, "bad-mapping", Error,
                phrase("problems", "The field mapping cannot be used: {0}")},
    Description{ProblemCode::BadStages, "bad-stages", Error,
                phrase("problems", "The stages cannot be used: {0}")},
    Description{ProblemCode::WriteFailed, "write-failed", Error,
                phrase("problems", "{0} cannot be written: {1}")},
    Description{ProblemCode::JobFailed, "job-failed", Error, phrase("problems", "{0} failed: {1}")},
    Description{ProblemCode::PluginFailed, "plugin-failed", Warning,
                phrase("problems", "The plugin {0} failed in {1}: {2}")},
    Description{ProblemCode::DatabaseUnavailable, "database-unavailable", Error,
                phrase("problems", "The database cannot be used: {0}")},
    Description{ProblemCode::DatabaseBack, "database-back", Info,
                phrase("problems", "The database can be used again; {0} records waited for it")},
    Description{ProblemCode::RecordRefused, "record-refused", DataLoss,
                phrase("problems", "The database does not take a record of {0}: {1}")},
    Description{ProblemCode::RecordsLost, "records-lost", DataLoss,
                phrase("problems", "{0} records were not written: {1}")},
    Description{ProblemCode::TableNotRead, "table-not-read", Info,
                phrase("problems", "The table {0} was not read: {1}")},
    Description{ProblemCode::DatabaseCopied, "database-copied", Info,
                phrase("problems", "The database was read from a {0}: {1}")},
    Description{ProblemCode::HostNotFound, "host-not-found", Error,
                phrase("problems", "There is no host {0}, or its name cannot be looked up here")},
    Description{ProblemCode::HostUnreachable, "host-unreachable", Error,
                phrase("problems", "{0} cannot be reached: {1}")},
    Description{ProblemCode::TlsFailed, "tls-failed", Error,
                phrase("problems", "There is no safe connection to {0}: {1}")},
    Description{ProblemCode::HttpStatus, "http-status", Error, phrase("problems", "The server answered {0}")},
    Description{ProblemCode::RedirectRefused, "redirect-refused", Error,
                phrase("problems", "The server sends on to {0}, which is not followed: {1}")},
    Description{ProblemCode::DownloadCut, "download-cut", DataLoss,
                phrase("problems", "The download was cut short: {0}; what came before it was read")},
    Description{ProblemCode::WebPage, "web-page", Error,
                phrase("problems", "This is a web page, not an export ({0})")},
    Description{ProblemCode::NoTraces, "no-traces", Error,
                phrase("problems",
                       "The server has no such traces; service=, lookback= and limit= in the address "
                       "choose others")},
    Description{ProblemCode::MoreTraces, "more-traces", Info,
                phrase("problems", "There may be more than the {0} traces that were asked for; limit= in the "
                                   "address asks for more")},
    Description{ProblemCode::BadArgument, "bad-argument", Error, phrase("problems", "{0}")},
};

constexpr bool tableFollowsEnum()
{
    for (std::size_t i = 0; i < kTable.size(); ++i) {
        if (static_cast<std::size_t>(kTable[i].code) != i)
            return false;
    }
    return kTable.size() == static_cast<std::size_t>(ProblemCode::BadArgument) + 1;
}
static_assert(tableFollowsEnum(), "the table has one row per code, in the order of the enum");

const Description& descriptionOf(ProblemCode code)
{
    return kTable[static_cast<std::size_t>(code)];
}

} // namespace

Severity severityOf(ProblemCode code)
{
    return descriptionOf(code).severity;
}

std::string_view nameOf(ProblemCode code)
{
    return descriptionOf(code).name;
}

std::string_view nameOf(Severity severity)
{
    switch (severity) {
    case Info:
        return "info";
    case Warning:
        return "warning";
    case DataLoss:
        return "data loss";
    case Error:
        return "error";
    }
    return "";
}

std::string textOf(const Problem& problem)
{
    // Substituted by hand, not by a format string: parameters come from data and may hold braces.
    const std::string pattern = translated(descriptionOf(problem.code).text);
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
            const auto parameter = static_cast<std::size_t>(pattern[i + 1] - '0');
            if (parameter < problem.parameters.size())
                text += problem.parameters[parameter];
            i += 2;
        } else {
            text += pattern[i];
        }
    }
    return text;
}

std::string describe(const Problem& problem)
{
    std::string place = problem.source;
    if (problem.line)
        place += place.empty() ? told(phrase("problems", "line {}"), *problem.line)
                               : fmt::format(":{}", *problem.line);
    else if (problem.byte)
        place += (place.empty() ? "" : ", ") + told(phrase("problems", "byte {}"), *problem.byte);
    return place.empty() ? textOf(problem) : place + ": " + textOf(problem);
}

} // namespace throughline
