// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/line_writer.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

namespace throughline::bench {

namespace {

constexpr std::size_t kBufferBytes = 1 << 20;

std::string jsonText(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '\\' || c == '"')
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

} // namespace

LineWriter::LineWriter(std::uint64_t seed, NativeForm form, const WriteText& write)
    : m_random(seed), m_form(form), m_write(write)
{
    if (m_form == NativeForm::JsonArray)
        m_buffer = "[\n";
    else if (m_form == NativeForm::Csv)
        m_buffer =
            "id,type,class,occurred_at,duration_ms,status,contact_id,reference_id,payload,span_id,trace_id,"
            "parent_id,causal_trace_id\r\n";
}

LineWriter::~LineWriter()
{
    if (m_form == NativeForm::JsonArray)
        m_buffer += "\n]\n";
    else if (m_form == NativeForm::Ndjson && !m_first)
        m_buffer += "\n";
    flush();
}

void LineWriter::flush()
{
    m_write(m_buffer);
    m_buffer.clear();
}

void LineWriter::put(const MadeEvent& event)
{
    if (m_form == NativeForm::Csv) {
        putCsv(event);
    } else {
        if (!m_first)
            m_buffer += m_form == NativeForm::JsonArray ? ",\n" : "\n";
        putJson(event);
    }
    m_first = false;
    if (m_buffer.size() >= kBufferBytes)
        flush();
}

void LineWriter::putCsv(const MadeEvent& event)
{
    std::string payload;
    for (const char c : event.payload.empty() ? std::string() : "{" + event.payload + "}")
        payload.append(c == '"' ? 2 : 1, c);
    const std::string contact = event.contact == 0 ? std::string() : fmt::format("c-{:06}", event.contact);
    fmt::format_to(std::back_inserter(m_buffer), "{},{},{},{},{:.3f},{},{},{},\"{}\",{},{},{},{}\r\n", uuid(),
                   event.type, event.className, formatTime(event.time),
                   static_cast<double>(event.duration) / 1e6, event.error ? "error" : "", contact,
                   event.reference, payload, event.span, event.trace, event.parent, event.causalTrace);
}

void LineWriter::putJson(const MadeEvent& event)
{
    const auto out = std::back_inserter(m_buffer);
    fmt::format_to(out, R"({{"id":"{}","type":"{}","class":"{}","occurred_at":"{}","duration_ms":{:.3f})",
                   uuid(), event.type, jsonText(event.className), formatTime(event.time),
                   static_cast<double>(event.duration) / 1e6);
    if (event.error)
        m_buffer += R"(,"status":"error")";
    if (event.contact != 0)
        fmt::format_to(out, R"(,"contact_id":"c-{:06}")", event.contact);
    if (!event.reference.empty())
        fmt::format_to(out, R"(,"reference_id":"{}")", event.reference);
    fmt::format_to(out, R"(,"payload":{{{}}},"metadata":{{"span_id":"{}")", event.payload, event.span);
    const std::pair<const char*, const std::string*> further[] = {
        {"trace_id", &event.trace}, {"parent_id", &event.parent}, {"causal_trace_id", &event.causalTrace}};
    for (const auto& [name, value] : further) {
        if (!value->empty())
            fmt::format_to(out, R"(,"{}":"{}")", name, *value);
    }
    m_buffer += "}}";
}

bool LineWriter::chance(double share)
{
    return static_cast<double>(number(1'000'000)) < share * 1e6;
}

DurationNs LineWriter::about(DurationNs duration)
{
    return duration / 4 + static_cast<DurationNs>(number(static_cast<std::uint64_t>(duration) * 3 / 2));
}

std::string LineWriter::uuid()
{
    const std::uint64_t a = m_random();
    const std::uint64_t b = m_random();
    return fmt::format("{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}", a >> 32U, a >> 16U & 0xffffU, a & 0xfffU,
                       b >> 52U, b & 0xffffffffffffU);
}

std::string LineWriter::messageId()
{
    const std::uint64_t a = m_random();
    const std::uint64_t b = m_random();
    return fmt::format("wamid.HBg{:016X}{:08X}", a, b >> 32U);
}

} // namespace throughline::bench
