// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/simulation_truth.h"

#include "core/base/json_text.h"
#include "core/base/packed_hex.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

namespace throughline::simulate {

namespace {

void appendTextOrNull(std::string& json, std::string_view key, std::string_view text)
{
    appendJsonKey(json, key);
    if (text.empty())
        json += "null";
    else
        appendJsonText(json, text);
}

} // namespace

// Writes the members one after another, each entry on a line, a piece of the text at a time.
class SimulationTruth::Writer {
public:
    Writer(const SimulationTruth& truth, const TextSink& sink) : m_truth(truth), m_sink(sink) {}

    Result<void> run()
    {
        m_text = fmt::format("{{\"events\":{}", m_truth.eventCount() - m_truth.missingCount());
        list("dropped", [](const Event& event) { return event.isMissing; });
        list("lost", [](const Event& event) { return event.isLost; });
        writeParents();
        const std::size_t traces = writeTraces();
        writeOrders();
        m_text += fmt::format(",\n\"traces\":{}", traces);
        writeJobs();
        writeTokens();
        m_text += "}\n";
        flush();
        return m_result;
    }

private:
    static constexpr std::size_t kPiece = 1 << 16;

    void open(std::string_view name, char bracket)
    {
        m_text += ",\n";
        appendJsonText(m_text, name);
        m_text += ':';
        m_text += bracket;
        m_isFirst = true;
    }
    void next()
    {
        m_text += m_isFirst ? "\n" : ",\n";
        m_isFirst = false;
        if (m_text.size() > kPiece)
            flush();
    }
    void flush()
    {
        if (m_result)
            m_result = m_sink(m_text);
        m_text.clear();
    }
    void appendUuid(const PackedUuid& packed)
    {
        const std::size_t at = m_text.size() + 1;
        m_text.resize(at + kUuidDigits + 1, '"');
        m_text[at - 1] = '"';
        unpackUuid(packed.data(), m_text.data() + at);
    }

    template <class Wanted>
    void list(std::string_view name, const Wanted& wanted)
    {
        open(name, '[');
        for (const Event& event : m_truth.m_events) {
            if (!wanted(event))
                continue;
            next();
            appendUuid(event.id);
        }
        m_text += ']';
    }
    void writeParents()
    {
        open("parent", '{');
        for (const Event& event : m_truth.m_events) {
            if (event.cause == kNoEvent)
                continue;
            next();
            appendUuid(event.id);
            m_text += ':';
            appendUuid(m_truth.m_events[event.cause].id);
        }
        m_text += '}';
    }
    std::size_t writeTraces()
    {
        absl::flat_hash_set<PackedUuid> traces;
        open("trace", '{');
        for (const Event& event : m_truth.m_events) {
            traces.insert(event.trace);
            next();
            appendUuid(event.id);
            m_text += ':';
            appendUuid(event.trace);
        }
        m_text += '}';
        return traces.size();
    }
    void writeOrders()
    {
        open("orders", '{');
        for (const OrderTruth& order : m_truth.m_orders) {
            next();
            appendJsonText(m_text, order.order);
            m_text += ":{\"event\":";
            appendUuid(m_truth.m_events[order.event].id);
            appendTextOrNull(m_text, "campaign", order.campaign);
            appendTextOrNull(m_text, "message", order.message);
            appendJsonMember(m_text, "via", order.via);
            m_text += '}';
        }
        m_text += '}';
    }
    void writeJobs()
    {
        open("jobs", '{');
        for (const JobTruth& job : m_truth.m_jobs) {
            next();
            appendJsonText(m_text, job.id);
            m_text += ":{";
            appendJsonMember(m_text, "name", job.name);
            appendTextOrNull(m_text, "parent", job.parent);
            appendJsonMember(m_text, "correlation", job.correlation);
            m_text += '}';
        }
        m_text += '}';
    }
    void writeTokens()
    {
        // A job writes the same token to all of its rows: each leads to the next one.
        constexpr std::uint32_t kNone = 0xffff'ffff;
        const std::vector<MutationTruth>& mutations = m_truth.m_mutations;
        std::vector<std::uint32_t> following(mutations.size(), kNone);
        std::vector<std::uint32_t> firsts;
        absl::flat_hash_map<std::string_view, std::uint32_t> last;
        last.reserve(mutations.size());
        for (std::uint32_t i = 0; i < mutations.size(); ++i) {
            const auto [place, isNew] = last.try_emplace(mutations[i].token, i);
            if (isNew)
                firsts.push_back(i);
            else
                following[std::exchange(place->second, i)] = i;
        }
        open("tokens", '{');
        for (const std::uint32_t first : firsts) {
            next();
            appendJsonText(m_text, mutations[first].token);
            m_text += ":{";
            appendTextOrNull(m_text, "job", mutations[first].job);
            appendJsonKey(m_text, "rows");
            m_text += '[';
            for (std::uint32_t row = first; row != kNone; row = following[row])
                appendRow(mutations[row]);
            m_text += "]}";
        }
        m_text += '}';
    }
    void appendRow(const MutationTruth& mutation)
    {
        m_text += m_text.back() == '[' ? "{" : ",{";
        appendJsonMember(m_text, "table", mutation.table);
        appendJsonMember(m_text, "row", mutation.row);
        appendJsonMember(m_text, "time", formatTime(mutation.time));
        m_text += '}';
    }

    const SimulationTruth& m_truth;
    const TextSink& m_sink;
    std::string m_text;
    bool m_isFirst = true;
    Result<void> m_result;
};

EventNumber SimulationTruth::addEvent(std::string_view id, std::string_view trace, const Cause& cause)
{
    Event& event = m_events.emplace_back();
    [[maybe_unused]] const bool packed = packUuid(id, event.id.data()) && packUuid(trace, event.trace.data());
    assert(packed);
    event.cause = cause.event;
    event.isLost = cause.isLost;
    return eventCount() - 1;
}

std::uint32_t SimulationTruth::missingCount() const
{
    return static_cast<std::uint32_t>(std::ranges::count(m_events, true, &Event::isMissing));
}

Result<void> SimulationTruth::write(const TextSink& sink) const
{
    return Writer(*this, sink).run();
}

} // namespace throughline::simulate
