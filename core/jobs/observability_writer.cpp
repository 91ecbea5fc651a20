// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/observability_writer.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace throughline {

namespace {

using std::chrono::milliseconds;

// Of a row that comes more than once, as it was when its job began and as it was at the end, the last counts.
// Returns how many went.
std::size_t keepNewest(std::vector<ObservabilityRow>& rows)
{
    const std::size_t before = rows.size();
    absl::flat_hash_map<std::pair<ObservabilityTable, std::string>, std::size_t> places;
    std::vector<ObservabilityRow> kept;
    kept.reserve(rows.size());
    for (ObservabilityRow& row : rows) {
        const auto [place, isNew] = places.try_emplace({row.table, row.id()}, kept.size());
        if (isNew)
            kept.push_back(std::move(row));
        else
            kept[place->second] = std::move(row);
    }
    rows = std::move(kept);
    return before - rows.size();
}

} // namespace

ObservabilityWriter::ObservabilityWriter(std::unique_ptr<ObservabilityStorage> storage, ProblemReport report)
    : ObservabilityWriter(std::move(storage), std::move(report), Options())
{}

ObservabilityWriter::ObservabilityWriter(std::unique_ptr<ObservabilityStorage> storage, ProblemReport report,
                                         Options options)
    : m_storage(std::move(storage)), m_report(report ? std::move(report) : [](const Problem&) {}),
      m_options(options), m_retry(options.firstRetry), m_thread([this] { run(); })
{}

ObservabilityWriter::~ObservabilityWriter()
{
    stop();
}

void ObservabilityWriter::add(ObservabilityRow row)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        ++m_counts.added;
        if (m_stopping || m_waiting.size() >= m_options.mostWaiting) {
            ++m_counts.dropped;
            return;
        }
        m_waiting.push_back(std::move(row));
        wake = m_waiting.size() == 1 || m_waiting.size() == m_options.mostAtOnce;
    }
    if (wake)
        m_wake.notify_one();
}

bool ObservabilityWriter::flush(milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    const std::uint64_t goal = m_counts.added;
    ++m_flushing;
    m_wake.notify_one();
    const bool done = m_settled.wait_for(
        lock, atMost, [&] { return m_counts.written + m_counts.refused + m_counts.dropped >= goal; });
    --m_flushing;
    return done;
}

void ObservabilityWriter::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_stopping, true))
            m_deadline = Clock::now() + m_options.patience;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

ObservabilityWriter::Counts ObservabilityWriter::counts() const
{
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

void ObservabilityWriter::run()
{
    for (std::vector<ObservabilityRow> batch = nextBatch(); !batch.empty(); batch = nextBatch()) {
        std::span<const ObservabilityRow> rows = batch;
        while (!rows.empty()) {
            if (connect())
                rows = rows.subspan(write(rows));
            if (!rows.empty() && !m_open && !waitToRetry()) {
                giveUp(rows.size());
                return;
            }
        }
    }
    reportDropped();
    m_storage->close();
}

std::vector<ObservabilityRow> ObservabilityWriter::nextBatch()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
    m_wake.wait_for(lock, m_options.gathering, [this] {
        return m_stopping || m_flushing > 0 || m_waiting.size() >= m_options.mostAtOnce;
    });
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), m_options.mostAtOnce));
    std::vector<ObservabilityRow> batch(std::make_move_iterator(m_waiting.begin()),
                                        std::make_move_iterator(m_waiting.begin() + count));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + count);
    lock.unlock(); // jobs add rows meanwhile
    const std::size_t replaced = keepNewest(batch);
    lock.lock();
    m_counts.written += replaced;
    return batch;
}

bool ObservabilityWriter::connect()
{
    if (m_open)
        return true;
    if (const Result<void> opened = m_storage->open(); !opened)
        noteAway(opened.error());
    else
        m_open = true;
    return m_open;
}

std::size_t ObservabilityWriter::write(std::span<const ObservabilityRow> rows)
{
    const Result<void> written = m_storage->write(rows);
    if (written) {
        noteWritten(rows.size());
        return rows.size();
    }
    if (written.error().code != ProblemCode::RecordRefused) {
        noteAway(written.error());
        return 0;
    }
    if (rows.size() == 1) {
        noteRefused(written.error());
        return 1;
    }
    // By halves to the one that is refused.
    const std::size_t half = rows.size() / 2;
    const std::size_t first = write(rows.first(half));
    return first < half ? first : half + write(rows.subspan(half));
}

void ObservabilityWriter::noteAway(const Problem& problem)
{
    m_storage->close();
    m_open = false;
    if (std::exchange(m_away, true))
        return;
    {
        const std::lock_guard lock(m_mutex);
        ++m_counts.outages;
    }
    m_report(problem);
}

void ObservabilityWriter::noteWritten(std::size_t rows)
{
    std::size_t waited = rows;
    {
        const std::lock_guard lock(m_mutex);
        m_counts.written += rows;
        waited += m_waiting.size();
    }
    m_settled.notify_all();
    m_retry = m_options.firstRetry;
    if (!std::exchange(m_away, false))
        return;
    Problem back;
    back.code = ProblemCode::DatabaseBack;
    back.parameters = {std::to_string(waited)};
    m_report(back);
    reportDropped();
}

void ObservabilityWriter::noteRefused(const Problem& problem)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_counts.refused;
    }
    m_settled.notify_all();
    m_report(problem);
}

void ObservabilityWriter::reportDropped()
{
    const std::uint64_t dropped = counts().dropped;
    const std::uint64_t unreported = dropped - std::exchange(m_droppedReported, dropped);
    if (unreported == 0)
        return;
    Problem lost;
    lost.code = ProblemCode::RecordsLost;
    lost.parameters = {std::to_string(unreported), "more came than can wait for the database"};
    m_report(lost);
}

bool ObservabilityWriter::waitToRetry()
{
    std::unique_lock lock(m_mutex);
    const bool wasStopping = m_stopping;
    Clock::time_point until = Clock::now() + m_retry;
    m_retry = std::min(2 * m_retry, m_options.lastRetry);
    if (wasStopping)
        until = std::min(until, m_deadline);
    // A stop that comes meanwhile tries once more at once.
    m_wake.wait_until(lock, until, [&] { return m_stopping && !wasStopping; });
    return !m_stopping || !wasStopping || Clock::now() < m_deadline;
}

void ObservabilityWriter::giveUp(std::size_t unwritten)
{
    reportDropped();
    std::size_t lost = unwritten;
    {
        const std::lock_guard lock(m_mutex);
        lost += m_waiting.size();
        m_waiting.clear();
        m_counts.dropped += lost;
        m_droppedReported = m_counts.dropped;
    }
    m_settled.notify_all();
    Problem problem;
    problem.code = ProblemCode::RecordsLost;
    problem.parameters = {std::to_string(lost), "the database was still away when the program ended"};
    m_report(problem);
}

} // namespace throughline
