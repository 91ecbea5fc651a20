// SPDX-License-Identifier: GPL-3.0-or-later
// Problem: something wrong with the input or the environment, with a stable code, its severity, and where.
//
// The three tiers of error: a Result<T> (see result.h) carries a Problem that ends an operation; a Problem
// given to the import report is counted and shown while the load goes on; assert is for our own bugs.
// A Problem is a value without ties to a thread. Texts are in the language of core/base/translation.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

enum class Severity : std::uint8_t {
    Info,     // worth knowing
    Warning,  // loaded, but read with an assumption or a repair
    DataLoss, // a record or a part of one could not be used
    Error     // the operation ended
};

// Each code is described once, in the table of problem.cpp.
enum class ProblemCode : std::uint8_t {
    // Opening a source
    FileMissing,
    FileUnreadable,
    IsDirectory,
    NotRegularFile,
    EmptyFile,
    BinaryFile,
    UnknownFormat,
    BrokenFormat,
    NothingUsable,
    ReadFailed,
    FileChanged,
    CorruptCompression,
    OutputLimit,
    TooManyRecords,
    Cancelled,
    // One record
    IncompleteLine,
    LineTooLong,
    MalformedJson,
    NotAnObject,
    TooDeep,
    MissingType,
    UnusableTime,
    UnusableDuration,
    InvalidUtf8,
    ByteOrderMark,
    ZoneAssumed,
    UnknownRecordKind,
    RowWithoutId,
    ContextTooLong,
    NotASpan,
    NoEvents,
    DamagedId,
    UnnamedSpan,
    FieldsMissing,
    UnclosedQuote,
    WrongCellCount,
    MalformedCell,
    // Questions
    BadSelector,
    NothingSelected,
    BadToken,
    BadMapping,
    BadStages,
    WriteFailed,
    // Jobs and their records
    JobFailed,
    PluginFailed,
    DatabaseUnavailable,
    DatabaseBack,
    RecordRefused,
    RecordsLost,
    TableNotRead,
    DatabaseCopied,
    // Fetching from a URL
    HostNotFound,
    HostUnreachable,
    TlsFailed,
    HttpStatus,
    RedirectRefused,
    DownloadCut,
    WebPage,
    NoTraces,
    MoreTraces,
    BadArgument
};

struct Problem {
    ProblemCode code = ProblemCode::ReadFailed;
    std::vector<std::string> parameters; // fill {0}, {1}, … of the code's text
    std::string source;                  // name of the file or database; empty where it makes no sense
    std::optional<std::uint64_t> line;   // 1-based
    std::optional<std::uint64_t> byte;   // offset from the start of the (uncompressed) source
    std::string excerpt;                 // the first bytes of the offending record, at most 120
};

[[nodiscard]] Severity severityOf(ProblemCode code);
// Stable, for JSON and tests: "incomplete-line".
[[nodiscard]] std::string_view nameOf(ProblemCode code);
[[nodiscard]] std::string_view nameOf(Severity severity);
// The sentence with its parameters filled in, without the place: "The last line is incomplete (58 bytes)".
[[nodiscard]] std::string textOf(const Problem& problem);
// Place and sentence: "events.ndjson:42: Malformed JSON: …".
[[nodiscard]] std::string describe(const Problem& problem);

} // namespace throughline
