// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/pipeline.h"

#include "core/base/translation.h"
#include "core/import/json_scan.h"
#include "core/import/mapping_detection.h"
#include "core/import/reader_list.h"
#include "core/import/reading.h"
#include "core/pipeline/byte_source.h"
#include "core/pipeline/connection_text.h"
#include "core/pipeline/expected_bytes.h"
#include "core/pipeline/progress_stream.h"
#include "core/pipeline/spool.h"
#include "core/pipeline/table_use.h"
#include "core/pipeline/trace_server.h"
#include "core/pipeline/unusable.h"
#include "core/pipeline/url_text.h"
#include "core/reconstruct/reconstructor.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>
#include <thread>

namespace throughline {

namespace {

bool isSqliteDatabase(std::string_view prefix)
{
    using namespace std::string_view_literals;
    return prefix.starts_with("SQLite format 3\0"sv);
}

unsigned threadsOf(const LoadRequest& request)
{
    constexpr unsigned kMost = 16; // more only wait for the one that cuts blocks
    return std::clamp(request.threads != 0 ? request.threads : std::thread::hardware_concurrency(), 1U,
                      kMost);
}

// One load, from the request to the snapshot.
class Load {
public:
    Load(const LoadRequest& request, const CancelToken& cancel, const ProgressCallback& progress)
        : m_request(request), m_cancel(cancel), m_reporter(progress, cancel), m_first(request.firstBytes),
          m_records(std::make_shared<Records>()), m_threads(threadsOf(request)),
          m_payloads(std::make_shared<FilePayloads>())
    {}

    Result<std::shared_ptr<const Snapshot>> run()
    {
        const auto begin = std::chrono::steady_clock::now();
        if (m_request.paths.empty())
            return failure(ProblemCode::BadArgument, {told(phrase("problems", "no source was named"))});
        std::vector<SourcePaths> given;
        for (const std::string& path : m_request.paths)
            given.push_back(sourcePathsOf(path));
        m_expected.emplace(given);
        m_reporter.expect(m_expected->total());
        for (const SourcePaths& paths : given) {
            if (Result<void> done = readPaths(paths); !done)
                return tl::unexpected<Problem>(std::move(done.error()));
        }
        if (isNothingRead())
            return tl::unexpected<Problem>(m_failure.value_or(Problem{}));
        m_reporter.enter(Stage::Sealing);
        m_records->payloads = m_payloads;
        m_records->seal(m_threads);
        const auto snapshot = std::make_shared<Snapshot>(m_records);
        if (m_request.stopAfter == StopAfter::Reconstruction) {
            m_reporter.enter(Stage::Reconstructing);
            // What a preview lacks a cause for may have it in the rest.
            const ReconstructionSettings settings{.threads = m_threads,
                                                  .infer = m_request.infer && !m_first.enough(),
                                                  .threshold = m_request.threshold};
            if (!reconstruct(*snapshot, settings, m_cancel))
                return failure(ProblemCode::Cancelled);
        }
        if (m_first.enough())
            markPreview(*snapshot);
        snapshot->loadTime = std::chrono::nanoseconds(std::chrono::steady_clock::now() - begin).count();
        return std::shared_ptr<const Snapshot>(snapshot);
    }

private:
    [[nodiscard]] bool isNothingRead() const
    {
        return m_records->events.size() == 0 && m_records->executions.empty();
    }

    // These fail only for what ends the whole load; a source that cannot be used is a problem in the report.
    Result<void> readPaths(const SourcePaths& paths)
    {
        const std::optional<Problem> before = m_failure;
        for (const SourcePath& path : paths.files) {
            if (m_first.enough())
                return {};
            if (Result<void> done = readFile(path); !done)
                return done;
        }
        if (!paths.folder || !isNothingRead())
            return {};
        if (paths.files.empty())
            m_records->report.add(addSource(sourceNameOf(paths.given), paths.given),
                                  Problem{.code = ProblemCode::IsDirectory});
        m_failure = before;
        fail(paths.given, {.code = ProblemCode::IsDirectory});
        return {};
    }

    SourceId addSource(std::string name, const std::string& path)
    {
        return m_records->report.addSource({.name = std::move(name), .path = path});
    }

    Result<void> readFile(const SourcePath& path)
    {
        if (isConnection(path.path))
            return readDatabase(path, path.path);
        if (isTraceServer(path.path))
            return readTraceServer(path);
        if (isUrl(path.path))
            return readUrl(path);
        Result<std::unique_ptr<ByteSource>> source =
            ByteSource::open(path, m_request.maxUnpackedBytes, m_spool);
        if (source && m_request.openDatabase && path.path != kStandardInput &&
            isSqliteDatabase((*source)->prefix().bytes))
            return readDatabase(path, sqliteConnectionTo(path.path));
        return readStream(source, path);
    }

    // A file, or several in an archive.
    Result<void> readStream(Result<std::unique_ptr<ByteSource>>& source, const SourcePath& path)
    {
        const bool archive = source && (*source)->archive() != ArchiveKind::None;
        m_onDisk = source ? source->get() : nullptr;
        const Result<void> done = archive ? readArchive(**source, path)
                                          : readOpened(source, addSource(path.name, path.path), path.path);
        if (source)
            m_reporter.finishSource((*source)->bytesDone());
        return done;
    }

    Result<void> readUrl(const SourcePath& path)
    {
        const SourcePath shown{withoutCredentials(path.path), path.name};
        Result<std::unique_ptr<ByteSource>> source = fetch(path.path, path.name);
        if (!source)
            return readStream(source, shown);
        const std::string_view beginning = (*source)->prefix().bytes;
        if (const std::string server = traceServerAt(path.path, beginning); !server.empty())
            return readTraceServer({server, urlNameOf(server)});
        m_expected->learn((*source)->bytesTotal());
        m_reporter.expect(m_expected->total());
        if (m_request.openDatabase && isSqliteDatabase(beginning))
            return readFetchedDatabase(source, shown);
        return readStream(source, shown);
    }

    Result<std::unique_ptr<ByteSource>> fetch(const std::string& url, const std::string& name)
    {
        if (!m_request.openUrl)
            return failure(ProblemCode::BadArgument, {told(phrase("problems", "URLs cannot be read here"))});
        return m_request.openUrl(url, m_cancel).and_then([&](std::unique_ptr<Download> download) {
            return ByteSource::ofDownload(name, std::move(download), m_request.maxUnpackedBytes, m_spool);
        });
    }

    // Each answer is a source of its own; the server is one where there is something to say of it.
    Result<void> readTraceServer(const SourcePath& path)
    {
        const std::string shown = withoutCredentials(path.path);
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        const TraceServerQuery query(path.path, std::chrono::nanoseconds(now).count());
        std::vector<std::string> services(1); // of no name: what the query says itself
        if (query.lacksService()) {
            Result<std::vector<std::string>> all =
                fetch(query.servicesUrl(), path.name).and_then([](const std::unique_ptr<ByteSource>& answer) {
                    return servicesOf(*answer);
                });
            if (!all)
                return leave({shown, path.name}, all.error());
            services = std::move(*all);
        }
        const std::size_t before = m_records->report.sources().size();
        for (const std::string& service : services) {
            if (m_first.enough())
                break;
            const std::string name = service.empty() ? path.name : path.name + "/" + service;
            if (Result<void> done = readTraces(query, service, {shown, name}); !done)
                return done;
        }
        const std::size_t after = m_records->report.sources().size();
        if (after == before)
            spoil(addSource(path.name, shown), shown, {.code = ProblemCode::NoTraces}, false);
        // A trace is in the answer for each of its services.
        m_records->events.takeAsOverlapping(SourceId(static_cast<std::uint32_t>(before)),
                                            SourceId(static_cast<std::uint32_t>(after)));
        return {};
    }

    Result<void> readTraces(const TraceServerQuery& query, const std::string& service, const SourcePath& path)
    {
        Result<std::unique_ptr<ByteSource>> source = fetch(query.tracesUrl(service), path.name);
        if (source && (*source)->prefix().whole && hasNoTraces((*source)->prefix().bytes))
            return {};
        const std::size_t id = m_records->report.sources().size();
        if (Result<void> done = readStream(source, path); !done)
            return done;
        const SourceReport& report = m_records->report.sources()[id];
        if (const std::optional<std::uint64_t> limit = query.limit(); limit && report.loaded >= *limit)
            m_records->report.add(
                SourceId(static_cast<std::uint32_t>(id)),
                {.code = ProblemCode::MoreTraces, .parameters = {fmt::format("{}", *limit)}});
        return {};
    }

    // A database is read by the name of its file.
    Result<void> readFetchedDatabase(Result<std::unique_ptr<ByteSource>>& source, const SourcePath& path)
    {
        ProgressStream fetched(**source, **source, m_reporter, m_count);
        Result<std::unique_ptr<NamedCopy>> copy = NamedCopy::of(fetched);
        m_reporter.finishSource((*source)->bytesDone());
        if (copy)
            return readDatabase(path, sqliteConnectionTo((*copy)->path()));
        return leave(path, copy.error());
    }

    // Each table is a source of its own; the database is one where there is something to say of it.
    Result<void> readDatabase(const SourcePath& path, const std::string& connection)
    {
        const std::string shown = withoutPassword(path.path);
        Result<std::unique_ptr<Database>> database =
            m_request.openDatabase ? m_request.openDatabase(connection, m_cancel)
                                   : failure(ProblemCode::BadArgument,
                                             {told(phrase("problems", "databases cannot be read here"))});
        if (!database)
            return leave({shown, path.name}, database.error());
        std::vector<Problem> remarks = (*database)->notices();
        const std::size_t before = m_records->report.sources().size();
        for (const DatabaseTable& table : (*database)->tables()) {
            if (m_first.enough())
                break;
            if (Result<void> done = readTable(**database, table, {shown, path.name}, remarks); !done)
                return done;
        }
        const bool nothing = m_records->report.sources().size() == before;
        if (remarks.empty() && !nothing)
            return {};
        const SourceId id = addSource(path.name, shown);
        m_records->report.source(id).format = (*database)->format();
        for (const Problem& remark : remarks)
            m_records->report.add(id, remark);
        if (nothing)
            spoil(id, shown, noTable(remarks), false);
        return {};
    }

    Result<void> readTable(Database& database, const DatabaseTable& table, const SourcePath& path,
                           std::vector<Problem>& remarks)
    {
        const std::string name = path.name + "/" + table.name;
        Result<std::unique_ptr<TableRows>> rows = database.rows(table);
        Result<std::unique_ptr<ByteSource>> source = rows.and_then(
            [&](std::unique_ptr<TableRows>& found) { return ByteSource::ofTable(name, *found, m_spool); });
        std::optional<RowKind> kind = rowsOf(table);
        if (source && !(*source)->prefixFailure()) {
            if (isBlank((*source)->prefix())) {
                remarks.push_back(notRead(table, told(phrase("problems", "it has no rows"))));
                return {};
            }
            if (const std::optional<std::string> reason = reasonToLeave(**source, table, kind)) {
                remarks.push_back(notRead(table, *reason));
                return {};
            }
        }
        m_onDisk = source ? source->get() : nullptr;
        const SourceId id = addSource(name, path.path);
        m_records->report.source(id).format = database.format();
        m_table = ReadTable{.name = table.name, .rows = kind.value_or(RowKind::None)};
        const Result<void> done = readOpened(source, id, path.path);
        m_table.reset();
        if (source)
            m_reporter.finishSource((*source)->bytesDone());
        return done;
    }

    // Of a table whose name and columns do not say what it is.
    [[nodiscard]] std::optional<std::string>
    reasonToLeave(const ByteSource& source, const DatabaseTable& table, std::optional<RowKind> kind) const
    {
        if (kind)
            return std::nullopt;
        SourcePrefix prefix = source.prefix();
        prefix.lines = true;
        const FieldMappingData given = m_request.mapping.value_or(FieldMapping::standardData());
        const MappingDetection detection =
            detectMapping(tableReader().sample(prefix).value_or(RecordSample()), given);
        return holdsEvents(table, detection) ? std::nullopt : std::optional(reasonToSkip(table, detection));
    }

    static Problem notRead(const DatabaseTable& table, const std::string& reason)
    {
        Problem problem;
        problem.code = ProblemCode::TableNotRead;
        problem.parameters = {table.name, reason};
        return problem;
    }

    static Problem noTable(const std::vector<Problem>& remarks)
    {
        Problem problem;
        problem.code = ProblemCode::NothingUsable;
        problem.parameters = {"0", "0",
                              remarks.empty()
                                  ? told(phrase("problems", "the database has no tables"))
                                  : told(phrase("problems", "looked for tables of events, jobs, or with "
                                                            "updated_by; the first left out: {}"),
                                         textOf(remarks.back()))};
        return problem;
    }

    // What is missing may only not have been read.
    void markPreview(Snapshot& snapshot)
    {
        const Progress& progress = m_reporter.progress();
        snapshot.preview = Preview{progress.bytesDone, progress.bytesTotal};
        snapshot.findings = FindingTable();
    }

    Result<void> readOpened(Result<std::unique_ptr<ByteSource>>& source, SourceId id, const std::string& path)
    {
        const Result<void> done =
            source.and_then([&](std::unique_ptr<ByteSource>& opened) { return readBytes(*opened, id); });
        if (!done && done.error().code == ProblemCode::Cancelled)
            return done;
        SourceReport& report = m_records->report.source(id);
        if (source) {
            report.bytes = (*source)->bytesTotal() != 0 ? (*source)->bytesTotal() : (*source)->bytesDone();
            noteChange(**source, id);
            m_payloads->add(id, (*source)->takePayloadFile());
        }
        if (!done)
            spoil(id, path, done.error());
        else if (report.loaded == 0)
            spoil(id, path, nothingUsable(report), false);
        return {};
    }

    // Each file in the archive is a source of its own; the archive is one where something is wrong with it.
    Result<void> readArchive(ByteSource& source, const SourcePath& path)
    {
        ProgressStream packed(source, source, m_reporter, m_count);
        ArchiveReader archive(packed, source.archive(), m_request.maxUnpackedBytes);
        std::uint64_t files = 0;
        Result<bool> found = archive.next();
        for (; found && *found; found = archive.next()) {
            ++files;
            const std::string name = path.name + "/" + archive.name();
            const SourceId id = addSource(name, path.path);
            if (archive.encrypted()) {
                spoil(id, path.path,
                      {.code = ProblemCode::FileUnreadable,
                       .parameters = {told(phrase("problems", "it is encrypted"))}});
                continue;
            }
            Result<std::unique_ptr<ByteSource>> member = ByteSource::ofMember(name, archive, m_spool);
            if (Result<void> done = readOpened(member, id, path.path); !done)
                return done;
            // Going to the next file means unpacking the rest of this one.
            if (m_first.enough())
                break;
        }
        if (!found)
            return leave(path, found.error());
        if (files == 0)
            spoil(addSource(path.name, path.path), path.path, {.code = ProblemCode::EmptyFile});
        return {};
    }

    // What cannot be opened, or not to its end, is a source with that problem. Fails where it was cancelled.
    Result<void> leave(const SourcePath& path, const Problem& problem)
    {
        if (problem.code == ProblemCode::Cancelled)
            return tl::unexpected<Problem>(problem);
        spoil(addSource(path.name, path.path), path.path, problem);
        return {};
    }

    void spoil(SourceId id, const std::string& path, const Problem& problem, bool partial = true)
    {
        m_records->report.source(id).partial = partial || m_records->report.source(id).partial;
        m_records->report.add(id, problem);
        fail(path, problem);
    }

    Result<void> readBytes(ByteSource& source, SourceId id)
    {
        SourcePrefix prefix = source.prefix();
        prefix.mapping = m_request.mapping ? &*m_request.mapping : nullptr;
        if (source.prefixFailure() && trimJsonSpace(prefix.bytes).empty())
            return tl::unexpected<Problem>(*source.prefixFailure());
        if (isBlank(prefix))
            return failure(ProblemCode::EmptyFile);
        if (m_table) {
            prefix.lines = true;
            return readRecords(source, id, tableReader(), prefix);
        }
        const ChosenReader chosen = chooseReader(prefix);
        if (!chosen.reader || chosen.sniff.verdict != SniffResult::Verdict::Mine)
            return tl::unexpected<Problem>(unrecognised(prefix, chosen));
        ImportReport& report = m_records->report;
        report.source(id).format = chosen.sniff.format;
        if (source.utf16() != Utf16::No)
            report.add(id, problemAt(ProblemCode::ByteOrderMark,
                                     {source.utf16() == Utf16::LittleEndian ? "UTF-16LE" : "UTF-16BE"}, 0, 1,
                                     {}));
        return readRecords(source, id, *chosen.reader, prefix);
    }

    Result<void> readRecords(ByteSource& source, SourceId id, const Reader& reader,
                             const SourcePrefix& prefix)
    {
        const FieldMapping mapping(detect(reader, prefix, id));
        ProgressStream reported(source, *m_onDisk, m_reporter, m_count);
        CountingStream stream(reported, m_first, m_reporter, *m_records);
        const ReadingSettings settings{.source = id,
                                       .mapping = mapping,
                                       .hasher = m_hasher,
                                       .limits = {m_request.maxRecordBytes},
                                       .table =
                                           m_table ? std::string_view(m_table->name) : std::string_view(),
                                       .rows = m_table ? std::optional(m_table->rows) : std::nullopt,
                                       .threads = m_threads,
                                       .records = &m_count,
                                       .enough = &m_first.enough()};
        return throughline::readSource(*m_records, reader, stream, prefix, settings);
    }

    // What the fields of a source are called, as far as its format leaves that open.
    FieldMappingData detect(const Reader& reader, const SourcePrefix& prefix, SourceId id)
    {
        FieldMappingData given = m_request.mapping.value_or(FieldMapping::standardData());
        if (m_table && m_table->rows != RowKind::None)
            return given;
        const std::optional<RecordSample> sample = reader.sample(prefix);
        if (!sample)
            return given;
        MappingDetection detection = detectMapping(*sample, given);
        SourceReport& report = m_records->report.source(id);
        report.fields = std::move(detection.decisions);
        report.missing = std::move(detection.missing);
        for (const std::string& sentence : std::vector<std::string>(report.missing)) {
            Problem problem;
            problem.code = ProblemCode::FieldsMissing;
            problem.parameters = {sentence};
            m_records->report.add(id, std::move(problem));
        }
        return std::move(detection.mapping);
    }

    // A file that was written to while it was read: what was read stays, and is not vouched for.
    void noteChange(const ByteSource& source, SourceId id)
    {
        const std::optional<std::string> change = source.change();
        if (!change)
            return;
        Problem problem;
        problem.code = ProblemCode::FileChanged;
        problem.parameters = {*change};
        m_records->report.add(id, std::move(problem));
        m_records->report.source(id).partial = true;
    }

    // With the place of the first record that was rejected: usually all of them are for the same reason.
    Problem nothingUsable(const SourceReport& source) const
    {
        Problem problem;
        problem.code = ProblemCode::NothingUsable;
        problem.parameters = {fmt::format("{}", source.read), fmt::format("{}", source.rejected),
                              source.missing.empty() ? told(phrase("problems", "looked for events"))
                                                     : source.missing.front()};
        const std::vector<Problem>& problems = m_records->report.problems();
        const auto first = std::find_if(problems.begin(), problems.end(), [&](const Problem& candidate) {
            return candidate.source == source.name && severityOf(candidate.code) == Severity::DataLoss;
        });
        if (first != problems.end()) {
            if (source.missing.empty())
                problem.parameters.back() =
                    told(phrase("problems", "the first for this: {}"), textOf(*first));
            problem.line = first->line;
            problem.byte = first->byte;
            problem.excerpt = first->excerpt;
        }
        return problem;
    }

    void fail(const std::string& path, Problem problem)
    {
        if (m_failure)
            return;
        problem.source = path == kStandardInput ? sourceNameOf(path) : path;
        m_failure = std::move(problem);
    }

    const LoadRequest& m_request;
    const CancelToken& m_cancel;
    ProgressReporter m_reporter;
    std::optional<ExpectedBytes> m_expected; // once it is known what is read
    FirstBytes m_first;
    const ByteSource* m_onDisk = nullptr; // the file or table at hand
    struct ReadTable {
        std::string name;
        RowKind rows = RowKind::None;
    };
    std::optional<ReadTable> m_table; // of a database, while it is read
    std::shared_ptr<Records> m_records;
    const KeyedHash m_hasher;
    const unsigned m_threads;
    std::atomic<std::uint64_t> m_count = 0;
    SharedFile m_spool; // of all sources that need one
    std::shared_ptr<FilePayloads> m_payloads;
    std::optional<Problem> m_failure; // of the first source that could not be used
};

} // namespace

Result<std::shared_ptr<const Snapshot>> load(const LoadRequest& request, const CancelToken& cancel,
                                             const ProgressCallback& progress)
{
    try {
        return Load(request, cancel, progress).run();
    } catch (const std::bad_alloc&) {
        return failure(ProblemCode::ReadFailed, {told(phrase("problems", "there is not enough memory"))});
    }
}

} // namespace throughline
