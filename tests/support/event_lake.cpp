// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/event_lake.h"

#include "core/base/json_text.h"
#include "core/reconstruct/reconstructor.h"
#include "tests/support/read_text.h"

namespace throughline::test {

void EventLake::write(const std::string& id, const std::string& type, const std::string& className,
                      const TraceContext& metadata, const std::string& members)
{
    const std::lock_guard lock(m_mutex);
    append(id, type, className, metadata, members);
}

void EventLake::append(const std::string& id, const std::string& type, const std::string& className,
                       const TraceContext& metadata, const std::string& members)
{
    constexpr TimeNs kStart = 1'772'409'600 * kSecond;
    std::string json = "{";
    appendJsonMember(json, "id", id);
    appendJsonMember(json, "type", type);
    appendJsonMember(json, "class", className);
    appendJsonMember(json, "occurred_at", formatTime(kStart + m_second++ * kSecond));
    if (!members.empty())
        json += "," + members;
    appendJsonKey(json, "metadata");
    appendMetadata(json, metadata);
    m_lines += json + "}\n";
}

void EventLake::logWarning(const std::string& text) noexcept
{
    const std::lock_guard lock(m_mutex);
    m_warnings.push_back(text);
}

void EventLake::writeEvent(const BrokenChain& event) noexcept
{
    const std::lock_guard lock(m_mutex);
    m_breaks.push_back(event);
    append("break-" + std::to_string(m_breaks.size()), event.sentence, event.className, event.metadata, {});
}

std::vector<std::string> EventLake::warnings() const
{
    const std::lock_guard lock(m_mutex);
    return m_warnings;
}

std::vector<BrokenChain> EventLake::breaks() const
{
    const std::lock_guard lock(m_mutex);
    return m_breaks;
}

std::size_t EventLake::breakCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_breaks.size();
}

std::string EventLake::text() const
{
    const std::lock_guard lock(m_mutex);
    return m_lines;
}

std::unique_ptr<Snapshot> EventLake::reconstructed() const
{
    std::unique_ptr<Snapshot> snapshot = readText(text()).snapshot;
    reconstruct(*snapshot);
    return snapshot;
}

} // namespace throughline::test
