// SPDX-License-Identifier: GPL-3.0-or-later
// Progress and cancelling of a load, block by block of what is read. Owned by one load; used on one of its
// threads at a time.
#pragma once

#include "core/base/progress.h"
#include "core/import/byte_stream.h"
#include "core/model/records.h"
#include "core/pipeline/byte_source.h"
#include "core/pipeline/first_bytes.h"

#include <atomic>
#include <chrono>
#include <cstdint>

namespace throughline {

// Counts bytes over all sources and calls back at most twenty times a second, and at each new stage.
class ProgressReporter {
public:
    ProgressReporter(const ProgressCallback& callback, const CancelToken& cancel)
        : m_callback(callback), m_cancel(cancel)
    {}

    void expect(std::uint64_t bytesTotal) { m_progress.bytesTotal = bytesTotal; }
    // Bytes of the source at hand and records of all sources.
    void reached(std::uint64_t bytesOfSource, std::uint64_t records);
    void finishSource(std::uint64_t bytesOfSource);
    void enter(Stage stage);
    [[nodiscard]] bool cancelled() const { return m_cancel.cancelled(); }
    [[nodiscard]] const Progress& progress() const { return m_progress; }

private:
    void report();

    const ProgressCallback& m_callback;
    const CancelToken& m_cancel;
    Progress m_progress;
    std::uint64_t m_bytesBefore = 0; // of the sources that are finished
    std::chrono::steady_clock::time_point m_next;
};

// A stream that reports and can be cancelled while it is read.
class ProgressStream final : public ByteStream {
public:
    // `onDisk` is where the bytes come from: for a file in an archive, the archive.
    ProgressStream(ByteStream& stream, const ByteSource& onDisk, ProgressReporter& reporter,
                   const std::atomic<std::uint64_t>& records)
        : m_stream(stream), m_onDisk(onDisk), m_reporter(reporter), m_records(records)
    {}

    Result<std::size_t> read(std::span<char> buffer) override;

private:
    ByteStream& m_stream;
    const ByteSource& m_onDisk;
    ProgressReporter& m_reporter;
    const std::atomic<std::uint64_t>& m_records;
};

// Counts the bytes of records that it hands on, and tells those who are filled with them how much it was.
class CountingStream final : public ByteStream {
public:
    CountingStream(ByteStream& stream, FirstBytes& first, const ProgressReporter& reporter, Records& records)
        : m_stream(stream), m_first(first), m_reporter(reporter), m_records(records)
    {}

    Result<std::size_t> read(std::span<char> buffer) override;

private:
    ByteStream& m_stream;
    FirstBytes& m_first;
    const ProgressReporter& m_reporter;
    Records& m_records;
};

} // namespace throughline
