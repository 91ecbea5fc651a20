// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/zipkin_json/zipkin_json_reader.h"

#include "core/base/translation.h"
#include "core/import/json_members.h"
#include "core/import/json_shape.h"
#include "core/import/readers/zipkin_json/span_parser.h"
#include "core/import/span_ids.h"

#include <algorithm>
#include <array>

namespace throughline {

namespace {

class ZipkinParser final : public RecordParser {
public:
    explicit ZipkinParser(const ParserSettings& settings)
        : RecordParser(settings.limits), m_parser(settings.mapping, json())
    {}

private:
    void parseRecord(const RecordSlice& slice, RecordSink& sink) override
    {
        switch (isJsonObject(slice.bytes) ? m_parser.parse(slice.bytes, m_record)
                                          : SpanParser::Outcome::NotJson) {
        case SpanParser::Outcome::NotJson:
            return rejectJson(sink, slice);
        case SpanParser::Outcome::Version1:
            return rejectSlice(sink, slice, ProblemCode::NotASpan,
                               {told(phrase("problems", "it is of Zipkin v1, which is not supported"))});
        case SpanParser::Outcome::NoIds:
            return rejectSlice(sink, slice, ProblemCode::NotASpan,
                               {told(phrase("problems", "it has neither traceId nor id"))});
        case SpanParser::Outcome::Span:
            break;
        }
        m_record.takePlace(slice);
        m_record.recordKind = {};
        sink.accept(m_record);
    }

    SpanParser m_parser;
    RawRecord m_record;
};

// What the members of the first object tell.
struct Signs {
    bool traceId = false;
    bool id = false;
    bool hexIds = true;    // as Zipkin's are
    bool zipkin = false;   // members that only Zipkin has
    bool version1 = false; // of Zipkin, or thrift
    bool other = false;    // members of other formats
};

bool isAmong(std::string_view key, std::initializer_list<std::string_view> keys)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

void readSign(Signs& signs, std::string_view key, std::string_view value, UnescapedTexts& texts)
{
    constexpr std::size_t kMostDigits = 32;
    const auto isId = [&] {
        const std::string_view text = texts.textOf(value);
        signs.hexIds &= text.size() <= kMostDigits && isHex(text);
        return true;
    };
    if (key == "traceId")
        signs.traceId = isId();
    else if (key == "id")
        signs.id = isId();
    else if (key == "localEndpoint" || key == "remoteEndpoint")
        signs.zipkin |= isJsonObject(value);
    else if (key == "annotations")
        signs.version1 |= hasVersion1Annotations(value);
    else if (isAmong(key, {"binaryAnnotations", "binary_annotations"}))
        signs.version1 = true;
    else if (key == "kind")
        signs.zipkin |= isAmong(value, {"\"CLIENT\"", "\"SERVER\"", "\"PRODUCER\"", "\"CONSUMER\""});
    else if (key == "trace_id")
        signs.traceId = true; // of thrift, if at all
    else if (isAmong(key, {"type", "event_type", "event", "event_name", "payload", "occurred_at", "spanId",
                           "span_id", "spanID", "spans"}))
        signs.other = true;
}

Signs signsOf(const SourcePrefix& prefix)
{
    Signs signs;
    UnescapedTexts texts;
    JsonMembers members(firstObjectOf(prefix.bytes));
    while (members.next())
        readSign(signs, members.key(), members.value(), texts);
    return signs;
}

JsonLayout layoutOf(const SourcePrefix& prefix)
{
    return {.lines = jsonShapeOf(prefix.bytes, prefix.whole).layout.lines};
}

} // namespace

SniffResult ZipkinJsonReader::sniff(const SourcePrefix& prefix) const
{
    using Verdict = SniffResult::Verdict;
    const Signs signs = signsOf(prefix);
    if (signs.other || (!signs.traceId && !signs.id))
        return {};
    if (signs.version1 && signs.traceId)
        return {Verdict::Broken, "Zipkin v1 JSON",
                "Zipkin v1 is not supported; export Zipkin v2, as its API does under /api/v2"};
    if (signs.zipkin || (signs.traceId && signs.id && signs.hexIds))
        return {Verdict::Mine, layoutOf(prefix).lines ? "Zipkin v2 NDJSON" : "Zipkin v2 JSON", {}};
    return {};
}

std::unique_ptr<BlockCutter> ZipkinJsonReader::cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const
{
    return cutJson(stream, layoutOf(prefix), limits);
}

std::unique_ptr<BlockParser> ZipkinJsonReader::parser(const ParserSettings& settings) const
{
    return std::make_unique<ZipkinParser>(settings);
}

} // namespace throughline
