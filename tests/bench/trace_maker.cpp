// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/trace_maker.h"

#include <fmt/format.h>

#include <algorithm>

namespace throughline::bench {

namespace {

constexpr std::uint64_t kSpansPerTrace = 10;
constexpr std::uint64_t kStart = 1'772'409'600'000'000; // microseconds: 2026-03-02T00:00:00Z

std::uint64_t scrambled(std::uint64_t number)
{
    number = (number ^ (number >> 31)) * 0x9E37'79B9'7F4A'7C15;
    return number ^ (number >> 29);
}

std::string traceId(std::uint64_t trace)
{
    return fmt::format("{:016x}{:016x}", scrambled(trace + 1), scrambled(trace * 3 + 7));
}

std::string spanId(std::uint64_t span)
{
    return fmt::format("{:016x}", scrambled(span + 11) | 1);
}

// The span that caused this one; itself where it is the first of its trace.
std::uint64_t parentOf(std::uint64_t span)
{
    const std::uint64_t first = span - span % kSpansPerTrace;
    return first + (span - first) / 2;
}

std::string jaegerSpan(std::uint64_t span)
{
    const std::string trace = traceId(span / kSpansPerTrace);
    std::string references;
    if (span % kSpansPerTrace != 0)
        references = fmt::format(R"({{"refType":"CHILD_OF","traceID":"{}","spanID":"{}"}})", trace,
                                 spanId(parentOf(span)));
    return fmt::format(R"({{"traceID":"{}","spanID":"{}","operationName":"HTTP GET /orders/{}",)"
                       R"("references":[{}],"startTime":{},"duration":{},"tags":[)"
                       R"({{"key":"span.kind","type":"string","value":"server"}},)"
                       R"({{"key":"http.status_code","type":"int64","value":200}},)"
                       R"({{"key":"order_id","type":"string","value":"o-{}"}}],)"
                       R"("logs":[],"processID":"p{}","warnings":null}})",
                       trace, spanId(span), span % 40, references, kStart + span * 250, 100 + span % 900,
                       span / kSpansPerTrace, 1 + span % 3);
}

std::string otlpSpan(std::uint64_t span)
{
    return fmt::format(R"({{"traceId":"{}","spanId":"{}","parentSpanId":"{}","name":"HTTP GET /orders/{}",)"
                       R"("kind":2,"startTimeUnixNano":"{}000","endTimeUnixNano":"{}000","attributes":[)"
                       R"({{"key":"http.status_code","value":{{"intValue":"200"}}}},)"
                       R"({{"key":"order_id","value":{{"stringValue":"o-{}"}}}}],"status":{{}}}})",
                       traceId(span / kSpansPerTrace), spanId(span),
                       span % kSpansPerTrace != 0 ? spanId(parentOf(span)) : std::string(), span % 40,
                       kStart + span * 250, kStart + span * 250 + 100 + span % 900, span / kSpansPerTrace);
}

// Two blanks a level, a line for each value.
std::string indent(const std::string& dense)
{
    std::string text;
    std::size_t depth = 0;
    bool inString = false;
    const auto line = [&] { text.append("\n").append(2 * depth, ' '); };
    for (std::size_t i = 0; i < dense.size(); ++i) {
        const char c = dense[i];
        inString = inString != (c == '"');
        const bool opens = !inString && (c == '{' || c == '[');
        const bool closes = !inString && (c == '}' || c == ']');
        const bool empty = closes && (dense[i - 1] == '[' || dense[i - 1] == '{');
        depth += opens ? 1 : 0;
        depth -= closes ? 1 : 0;
        if (closes && !empty)
            line();
        text += c;
        if (c == ':' && !inString)
            text += ' ';
        if ((c == ',' && !inString) || (opens && dense[i + 1] != ']' && dense[i + 1] != '}'))
            line();
    }
    return text;
}

std::string zipkinSpan(std::uint64_t span)
{
    std::string parent;
    if (span % kSpansPerTrace != 0)
        parent = fmt::format(R"("parentId":"{}",)", spanId(parentOf(span)));
    return fmt::format(R"({{"traceId":"{}",{}"id":"{}","kind":"SERVER","name":"get /orders/{}",)"
                       R"("timestamp":{},"duration":{},"localEndpoint":{{"serviceName":"shop","port":8080}},)"
                       R"("tags":{{"http.status_code":"200","order_id":"o-{}"}}}})",
                       traceId(span / kSpansPerTrace), parent, spanId(span), span % 40, kStart + span * 250,
                       100 + span % 900, span / kSpansPerTrace);
}

using SpanText = std::string (*)(std::uint64_t span);

// The spans of the trace that begins with one, with commas between them.
std::string traceOf(std::uint64_t first, std::uint64_t spans, SpanText text)
{
    std::string all;
    for (std::uint64_t span = first; span < std::min(spans, first + kSpansPerTrace); ++span)
        all += (span != first ? "," : "") + text(span);
    return all;
}

// Pieces large enough that writing them costs little.
class Pieces {
public:
    explicit Pieces(const WriteText& write) : m_write(write) {}
    ~Pieces() { m_write(m_text); }
    Pieces(const Pieces&) = delete;
    Pieces& operator=(const Pieces&) = delete;

    void add(std::string_view text)
    {
        m_text += text;
        if (m_text.size() >= 1 << 20) {
            m_write(m_text);
            m_text.clear();
        }
    }

private:
    const WriteText& m_write;
    std::string m_text;
};

template <class Write>
std::string collected(Write write, std::uint64_t spans)
{
    std::string all;
    write(spans, [&all](std::string_view text) { all += text; });
    return all;
}

} // namespace

void writeJaegerTraces(std::uint64_t spans, const WriteText& write)
{
    Pieces pieces(write);
    pieces.add(R"({"data":[)");
    for (std::uint64_t first = 0; first < spans; first += kSpansPerTrace) {
        pieces.add(fmt::format(R"({}{{"traceID":"{}","spans":[)", first != 0 ? "," : "",
                               traceId(first / kSpansPerTrace)));
        pieces.add(traceOf(first, spans, jaegerSpan));
        pieces.add(R"(],"processes":{"p1":{"serviceName":"shop","tags":[]},)"
                   R"("p2":{"serviceName":"stock","tags":[]},"p3":{"serviceName":"mail","tags":[]}}})");
    }
    pieces.add("]}\n");
}

void writeOtlpRequests(std::uint64_t spans, const WriteText& write)
{
    Pieces pieces(write);
    for (std::uint64_t first = 0; first < spans; first += kSpansPerTrace) {
        pieces.add(R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name",)"
                   R"("value":{"stringValue":"shop"}}]},"scopeSpans":[{"scope":{"name":"http"},"spans":[)");
        pieces.add(traceOf(first, spans, otlpSpan));
        pieces.add("]}]}]}\n");
    }
}

void writeZipkinSpans(std::uint64_t spans, const WriteText& write)
{
    Pieces pieces(write);
    pieces.add("[");
    for (std::uint64_t first = 0; first < spans; first += kSpansPerTrace)
        pieces.add((first != 0 ? "," : "") + traceOf(first, spans, zipkinSpan));
    pieces.add("]\n");
}

std::string jaegerTraces(std::uint64_t spans, bool indented)
{
    const std::string text = collected(writeJaegerTraces, spans);
    return indented ? indent(text) : text;
}

std::string otlpRequests(std::uint64_t spans)
{
    return collected(writeOtlpRequests, spans);
}

} // namespace throughline::bench
