// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/reading.h"

#include "core/base/parallel.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <optional>

namespace throughline {

namespace {

// What contexts say, by their number in the source.
class ContextMeanings {
public:
    void add(const RecordContext& context, const ContextMeaning& meaning, StringPool::Writer& strings)
    {
        Known& known = at(context.id);
        known.parent = context.parent;
        known.className = strings.intern(meaning.className);
        known.trace = strings.intern(meaning.trace);
        for (const auto& [key, name] : meaning.classOfKey)
            known.classOfKey.emplace_back(strings.intern(key), strings.intern(name));
        std::stable_sort(known.classOfKey.begin(), known.classOfKey.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const RecordContext::Member& member : context.members)
            known.parts.push_back(
                {strings.intern(member.key),
                 {.offset = member.offset, .length = static_cast<std::uint32_t>(member.json.size())}});
    }

    // Fills in what a row leaves to its contexts, and numbers those among all of the records.
    void apply(const EventStore::RowInContext& row, ContextId first) const
    {
        for (ContextId id = row.context; id && id.index() < m_known.size(); id = m_known[id.index()].parent) {
            const Known& known = m_known[id.index()];
            if (!row.className)
                row.className = known.classNameOf(row.contextKey);
            if (!row.trace)
                row.trace = known.trace;
        }
        row.context = ContextId(first.index() + row.context.index());
        for (SpanLink& link : row.spanLinks) {
            // Of a span that has the trace of its context.
            if (!link.trace)
                link.trace = row.trace;
        }
    }

    void describe(RecordContexts& contexts, ContextId first, SourceId source) const
    {
        for (std::uint32_t i = 0; i < size(); ++i) {
            const Known& known = m_known[i];
            std::vector<ContextPart> parts = known.parts;
            for (ContextPart& part : parts)
                part.place.source = source;
            contexts.describe(ContextId(first.index() + i),
                              known.parent ? ContextId(first.index() + known.parent.index()) : ContextId(),
                              std::move(parts));
        }
    }

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_known.size()); }

private:
    struct Known {
        ContextId parent;
        StringId className;
        StringId trace;
        std::vector<std::pair<StringId, StringId>> classOfKey; // sorted by key
        std::vector<ContextPart> parts;

        [[nodiscard]] StringId classNameOf(StringId key) const
        {
            // A trace may have as many processes as spans.
            const auto found =
                std::lower_bound(classOfKey.begin(), classOfKey.end(), key,
                                 [](const auto& entry, StringId wanted) { return entry.first < wanted; });
            return key && found != classOfKey.end() && found->first == key ? found->second : className;
        }
    };

    Known& at(ContextId id)
    {
        if (id.index() >= m_known.size())
            m_known.resize(id.index() + 1);
        return m_known[id.index()];
    }

    std::vector<Known> m_known;
};

// "exports.zip/orders.csv.gz" holds the table orders. Nothing where the source is a stream without a name.
std::string_view tableNamedBy(std::string_view source)
{
    const std::string_view file = source.substr(source.rfind('/') + 1);
    return file.substr(0, std::min(file.find('.'), file.size()));
}

class Reading {
public:
    Reading(Records& records, const Reader& reader, ByteStream& stream, const SourcePrefix& prefix,
            const ReadingSettings& settings)
        : m_read(records), m_reader(reader), m_prefix(prefix), m_settings(settings),
          m_cutter(reader.cutter(stream, prefix, settings.limits))
    {}

    Result<void> run()
    {
        // Made here: threads may use their own, not make them.
        for (unsigned thread = 0; thread < m_settings.threads; ++thread)
            m_workers.push_back({m_read.strings.writer(thread), m_read.entities.writer(thread),
                                 m_read.events.writer(thread)});
        runOnThreads(m_settings.threads, [this](unsigned thread) { work(m_workers[thread]); });
        if (m_failure && m_failure->code == ProblemCode::Cancelled)
            return tl::unexpected<Problem>(std::move(*m_failure));
        putTogether();
        if (m_failure)
            return tl::unexpected<Problem>(std::move(*m_failure));
        return {};
    }

private:
    struct Part {
        SinkPart sink;
        std::uint64_t lineCount = 0;
    };

    struct Worker {
        StringPool::Writer& strings;
        EntityTable::Writer& entities;
        PackedRows::Writer& events;
    };

    void work(const Worker& worker)
    {
        RecordSink sink({worker.strings, worker.entities, worker.events, m_settings.mapping,
                         m_settings.hasher, m_settings.source});
        const std::unique_ptr<BlockParser> parser = m_reader.parser(parserSettings());
        Block block;
        while (const std::optional<std::size_t> number = cut(block)) {
            parser->parse(block, sink);
            std::vector<ContextMeaning> meanings;
            for (const RecordContext& context : block.contexts)
                meanings.push_back(parser->meaningOf(context));
            keep(*number, {sink.take(), block.lineCount}, block.contexts, meanings, worker.strings);
        }
    }

    [[nodiscard]] ParserSettings parserSettings() const
    {
        const SourceReport& source = m_read.report.sources()[m_settings.source.index()];
        const std::string_view table =
            m_settings.table.empty() ? tableNamedBy(source.name) : m_settings.table;
        return {m_prefix, m_settings.mapping, m_settings.limits, table, m_settings.rows};
    }

    // The next block and its number; empty at the end.
    std::optional<std::size_t> cut(Block& block)
    {
        block.clear();
        const std::lock_guard lock(m_cutting);
        m_stopped = m_stopped || (!m_ended && m_settings.enough && *m_settings.enough);
        if (m_ended || m_stopped)
            return std::nullopt;
        const Result<bool> found = m_cutter->next(block);
        if (!found)
            m_failure = found.error();
        m_ended = !found || !*found;
        return m_ended ? std::nullopt : std::optional(m_cut++);
    }

    void keep(std::size_t number, Part part, const std::vector<RecordContext>& contexts,
              const std::vector<ContextMeaning>& meanings, StringPool::Writer& strings)
    {
        const std::uint32_t rows = part.sink.events.size();
        const std::uint64_t records = part.sink.tally.loaded + part.sink.tally.rejected;
        const std::lock_guard lock(m_keeping);
        for (std::size_t i = 0; i < contexts.size(); ++i)
            m_contexts.add(contexts[i], meanings[i], strings);
        m_parts.resize(std::max(m_parts.size(), number + 1));
        m_parts[number] = std::move(part);
        m_rows += rows;
        if (m_rows > m_settings.maxEvents - m_read.events.size())
            stop();
        if (m_settings.records)
            *m_settings.records += records;
    }

    void stop()
    {
        const std::lock_guard lock(m_cutting);
        m_ended = true;
    }

    // What is known of contexts whose end was not read.
    void closeContexts()
    {
        const std::unique_ptr<BlockParser> parser = m_reader.parser(parserSettings());
        for (const RecordContext& context : m_cutter->closeContexts())
            m_contexts.add(context, parser->meaningOf(context), m_workers.front().strings);
    }

    void putTogether()
    {
        if (m_stopped)
            closeContexts();
        ImportReport& report = m_read.report;
        if (m_cutter->hadByteOrderMark())
            report.add(m_settings.source, problemAt(ProblemCode::ByteOrderMark, {"UTF-8"}, 0, 1, {}));
        const ContextId first = m_read.contexts.add(m_contexts.size());
        m_contexts.describe(m_read.contexts, first, m_settings.source);
        std::uint64_t lines = 0;
        for (Part& part : m_parts) {
            if (part.sink.events.size() > m_settings.maxEvents - m_read.events.size()) {
                tooMany();
                break;
            }
            if (part.sink.events.inContexts)
                m_read.events.complete(part.sink.events, [&](const EventStore::RowInContext& row) {
                    m_contexts.apply(row, first);
                });
            m_read.executions.append(std::move(part.sink.executions));
            report.add(m_settings.source, std::move(part.sink.tally), lines);
            lines += part.lineCount;
            if (part.sink.events.size() != 0)
                m_read.events.append(std::move(part.sink.events));
        }
    }

    void tooMany()
    {
        Problem problem;
        problem.code = ProblemCode::TooManyRecords;
        problem.parameters = {fmt::format("{}", m_read.events.size())};
        m_read.report.add(m_settings.source, std::move(problem));
        m_read.report.source(m_settings.source).partial = true;
    }

    Records& m_read;
    const Reader& m_reader;
    const SourcePrefix& m_prefix;
    const ReadingSettings& m_settings;

    std::vector<Worker> m_workers;

    std::mutex m_cutting; // guards these
    std::unique_ptr<BlockCutter> m_cutter;
    std::size_t m_cut = 0;
    bool m_ended = false;
    bool m_stopped = false; // before the end, as there is enough
    std::optional<Problem> m_failure;

    std::mutex m_keeping; // guards these; taken before m_cutting where both are
    std::vector<Part> m_parts;
    ContextMeanings m_contexts;
    std::uint64_t m_rows = 0;
};

} // namespace

Result<void> readSource(Records& records, const Reader& reader, ByteStream& stream,
                        const SourcePrefix& prefix, const ReadingSettings& settings)
{
    return Reading(records, reader, stream, prefix, settings).run();
}

} // namespace throughline
