// SPDX-License-Identifier: GPL-3.0-or-later
// EventLake: where a program under test writes its stamped events, and where its tracer reports broken
// chains. What it holds is a native export, read and reconstructed as any other. Any thread.
#pragma once

#include "core/model/snapshot.h"
#include "core/tracing/trace_sink.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace throughline::test {

class EventLake : public TraceSink {
public:
    // `members` are further ones of the record, as JSON: `"contact_id":"c-1"`. The id is what tests call the
    // event by; events come one second after another.
    void write(const std::string& id, const std::string& type, const std::string& className,
               const TraceContext& metadata, const std::string& members = {});

    void logWarning(const std::string& text) noexcept override;
    void writeEvent(const BrokenChain& event) noexcept override; // called "break-1", "break-2", …

    [[nodiscard]] std::vector<std::string> warnings() const;
    [[nodiscard]] std::vector<BrokenChain> breaks() const;
    [[nodiscard]] std::size_t breakCount() const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::unique_ptr<Snapshot> reconstructed() const;

private:
    void append(const std::string& id, const std::string& type, const std::string& className,
                const TraceContext& metadata, const std::string& members);

    mutable std::mutex m_mutex;
    std::string m_lines;
    int m_second = 0;
    std::vector<std::string> m_warnings;
    std::vector<BrokenChain> m_breaks;
};

} // namespace throughline::test
