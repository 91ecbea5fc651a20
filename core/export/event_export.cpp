// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/event_export.h"

#include "core/base/output_file.h"
#include "core/base/parallel.h"
#include "core/base/translation.h"
#include "core/export/csv_formatter.h"
#include "core/export/ndjson_formatter.h"
#include "core/export/otlp_formatter.h"
#include "core/export/redacted_formatter.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace throughline {

namespace {

constexpr std::size_t kEventsAtATime = 4096; // that one thread writes before it is waited for

// What makes one format out of events.
struct Writing {
    std::string head;
    std::string foot;
    std::vector<EventId> order;
    std::function<std::unique_ptr<EventFormatter>()> formatter;
};

Writing writingOf(const Snapshot& snapshot, ExportFormat format, const ExportSettings& settings)
{
    Writing writing;
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i)
        writing.order.emplace_back(i); // in order of time
    switch (format) {
    case ExportFormat::Ndjson:
        writing.formatter = [&snapshot] { return std::make_unique<NdjsonFormatter>(snapshot); };
        break;
    case ExportFormat::Csv: {
        const auto columns = std::make_shared<const EntityColumns>(EntityColumns::of(snapshot));
        writing.head = CsvFormatter::header(*columns);
        writing.formatter = [&snapshot, columns, guard = settings.guard] {
            return std::make_unique<CsvFormatter>(snapshot, *columns, guard);
        };
        break;
    }
    case ExportFormat::Otlp: {
        const auto groups = std::make_shared<const OtlpGroups>(snapshot);
        writing.order = groups->order();
        writing.head = "{\"resourceSpans\":[\n";
        writing.foot = fmt::format("{}\n]}}\n", writing.order.empty() ? "" : OtlpGroups::end());
        writing.formatter = [&snapshot, groups] {
            return std::make_unique<OtlpFormatter>(snapshot, *groups);
        };
        break;
    }
    case ExportFormat::Redacted:
        writing.formatter = [&snapshot, pseudonyms = std::make_shared<Pseudonyms>(snapshot)] {
            return std::make_unique<RedactedFormatter>(snapshot, pseudonyms);
        };
        break;
    }
    return writing;
}

bool isSameFile(const struct stat& a, const struct stat& b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

class Export {
public:
    Export(const Writing& writing, OutputFile& file, unsigned threads)
        : m_writing(writing), m_file(file), m_texts(std::max(threads, 1U))
    {
        for (std::size_t i = 0; i < m_texts.size(); ++i)
            m_formatters.push_back(writing.formatter());
    }

    Result<void> run(const CancelToken& cancel, const ExportProgress& progress)
    {
        const std::size_t total = m_writing.order.size();
        Result<void> done = m_file.write(m_writing.head);
        for (std::size_t begin = 0; begin < total && done; begin += m_texts.size() * kEventsAtATime) {
            if (cancel.cancelled())
                return failure(ProblemCode::Cancelled);
            done = round(begin);
            if (progress)
                progress(std::min(total, begin + m_texts.size() * kEventsAtATime), total);
        }
        return done.and_then([this] { return m_file.write(m_writing.foot); });
    }

    [[nodiscard]] ExportTally tally() const
    {
        ExportTally sum;
        for (const auto& formatter : m_formatters)
            sum.add(formatter->tally());
        return sum;
    }

private:
    Result<void> round(std::size_t begin)
    {
        const auto threads = static_cast<unsigned>(m_texts.size());
        parallelFor(threads, m_texts.size(), [&](std::size_t part) {
            m_texts[part].clear();
            const std::size_t first = begin + part * kEventsAtATime;
            const std::size_t end = std::min(m_writing.order.size(), first + kEventsAtATime);
            for (std::size_t i = first; i < end; ++i)
                m_formatters[part]->append(m_writing.order[i], i == 0 ? EventId() : m_writing.order[i - 1],
                                           m_texts[part]);
        });
        Result<void> done;
        for (const std::string& text : m_texts) {
            if (done)
                done = m_file.write(text);
        }
        return done;
    }

    const Writing& m_writing;
    OutputFile& m_file;
    std::vector<std::string> m_texts; // of one round, in the order of the events
    std::vector<std::unique_ptr<EventFormatter>> m_formatters;
};

} // namespace

std::string exportPreview(const Snapshot& snapshot, ExportFormat format, std::uint32_t events)
{
    const Writing writing = writingOf(snapshot, format, {});
    const std::unique_ptr<EventFormatter> formatter = writing.formatter();
    std::string text = writing.head;
    EventId previous;
    for (std::size_t i = 0; i < std::min<std::size_t>(events, writing.order.size()); ++i)
        formatter->append(writing.order[i], std::exchange(previous, writing.order[i]), text);
    return text;
}

Result<void> checkIsNoSource(const Snapshot& snapshot, const std::string& path)
{
    struct stat target {};
    if (::stat(path.c_str(), &target) != 0)
        return {};
    for (const SourceReport& source : snapshot.report.sources()) {
        struct stat status {};
        if (::stat(source.path.c_str(), &status) == 0 && isSameFile(status, target))
            return failure(
                ProblemCode::BadArgument,
                {told(phrase("problems", "{} is one of the sources and is not written over"), path)});
    }
    return {};
}

Result<ExportTally> exportEvents(const Snapshot& snapshot, ExportFormat format, const std::string& path,
                                 const ExportSettings& settings, const CancelToken& cancel,
                                 const ExportProgress& progress)
{
    if (Result<void> allowed = checkIsNoSource(snapshot, path); !allowed)
        return tl::unexpected<Problem>(std::move(allowed.error()));
    Result<OutputFile> file = OutputFile::create(path);
    if (!file)
        return tl::unexpected<Problem>(std::move(file.error()));
    const Writing writing = writingOf(snapshot, format, settings);
    Export run(writing, *file, settings.threads);
    return run.run(cancel, progress).and_then([&] { return file->commit(); }).map([&] {
        return run.tally();
    });
}

} // namespace throughline
