// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/progress_stream.h"

namespace throughline {

namespace {

constexpr std::chrono::milliseconds kInterval(50);

} // namespace

void ProgressReporter::reached(std::uint64_t bytesOfSource, std::uint64_t records)
{
    m_progress.bytesDone = m_bytesBefore + bytesOfSource;
    m_progress.records = records;
    if (std::chrono::steady_clock::now() >= m_next)
        report();
}

void ProgressReporter::finishSource(std::uint64_t bytesOfSource)
{
    m_bytesBefore += bytesOfSource;
    m_progress.bytesDone = m_bytesBefore;
}

void ProgressReporter::enter(Stage stage)
{
    m_progress.stage = stage;
    report();
}

void ProgressReporter::report()
{
    m_next = std::chrono::steady_clock::now() + kInterval;
    if (m_callback)
        m_callback(m_progress);
}

Result<std::size_t> ProgressStream::read(std::span<char> buffer)
{
    if (m_reporter.cancelled())
        return failure(ProblemCode::Cancelled);
    const Result<std::size_t> count = m_stream.read(buffer);
    m_reporter.reached(m_onDisk.bytesDone(), m_records);
    return count;
}

Result<std::size_t> CountingStream::read(std::span<char> buffer)
{
    const Result<std::size_t> count = m_stream.read(buffer);
    const Progress& progress = m_reporter.progress();
    m_first.read(count.value_or(0), progress);
    // A first look stops long before the end.
    if (!m_first.isWanted() && progress.bytesTotal != 0)
        m_records.foresee(progress.shareDone());
    return count;
}

} // namespace throughline
