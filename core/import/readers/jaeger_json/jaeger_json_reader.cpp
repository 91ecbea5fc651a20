// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/jaeger_json/jaeger_json_reader.h"

#include "core/import/json_members.h"
#include "core/import/json_shape.h"
#include "core/import/readers/jaeger_json/jaeger_span_parser.h"

namespace throughline {

namespace {

// How a source holds its spans.
enum class Form : std::uint8_t { None, Answer, Traces, Spans };

// Members of Jaeger's spans. Other formats have some of them, but not enough of them.
struct SpanSigns {
    bool trace = false;
    bool span = false;
    bool own = false; // as nobody else writes them

    explicit SpanSigns(std::string_view object)
    {
        JsonMembers members(object);
        while (members.next()) {
            const std::string_view key = members.key();
            trace |= key == "traceID" || key == "traceId";
            span |= key == "spanID" || key == "spanId";
            own |= key == "operationName" || key == "processID" || key == "traceID" || key == "spanID";
        }
    }
};

bool isSpan(std::string_view object)
{
    const SpanSigns signs(object);
    return signs.span && signs.own;
}

bool isTrace(std::string_view object)
{
    bool processes = false;
    bool otherSpans = false;
    JsonMembers members(isJsonObject(object) ? object : std::string_view());
    while (members.next()) {
        if (members.key() == "spans") {
            const std::string_view first = firstObjectOf(members.value());
            if (isSpan(first))
                return true;
            otherSpans |= !first.empty();
        }
        processes |= members.key() == "processes" && isJsonObject(members.value());
    }
    // Where the processes come first, the spans may begin behind what is looked at.
    return processes && !otherSpans;
}

// An answer without traces says what it is in these.
bool isEmptyAnswer(std::string_view object)
{
    return !memberNamed(object, "total").empty() && !memberNamed(object, "limit").empty() &&
           !memberNamed(object, "offset").empty();
}

Form formOf(std::string_view object)
{
    const std::string_view data = memberNamed(object, "data");
    if (!data.empty() && (isTrace(firstObjectOf(data)) || isEmptyAnswer(object)))
        return Form::Answer;
    if (isTrace(object))
        return Form::Traces;
    const SpanSigns signs(object);
    return signs.trace && signs.span && signs.own ? Form::Spans : Form::None;
}

JsonLayout layoutOf(const SourcePrefix& prefix)
{
    const JsonLayout::Level traces = {.keys = {"spans"}, .context = true};
    switch (formOf(firstObjectOf(prefix.bytes))) {
    case Form::Answer:
        return {.levels = {{.keys = {"data"}}, traces}};
    case Form::Traces:
        return {.levels = {traces}};
    case Form::Spans:
    case Form::None:
        break;
    }
    return {.lines = jsonShapeOf(prefix.bytes, prefix.whole).layout.lines};
}

} // namespace

SniffResult JaegerJsonReader::sniff(const SourcePrefix& prefix) const
{
    if (formOf(firstObjectOf(prefix.bytes)) == Form::None)
        return {};
    return {SniffResult::Verdict::Mine, std::string(name()), {}};
}

std::unique_ptr<BlockCutter> JaegerJsonReader::cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const
{
    return cutJson(stream, layoutOf(prefix), limits);
}

std::unique_ptr<BlockParser> JaegerJsonReader::parser(const ParserSettings& settings) const
{
    return jaegerSpanParser(settings);
}

} // namespace throughline
