// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/native_json/native_json_reader.h"

#include "core/import/json_scan.h"
#include "core/import/json_shape.h"
#include "core/import/readers/native_json/event_parser.h"
#include "core/import/record_splitter.h"

#include <fmt/format.h>

namespace throughline {

namespace {

// Takes slices from the splitter to the sink.
class Reading {
public:
    Reading(RecordSink& sink, const ReadLimits& limits)
        : m_sink(sink), m_limits(limits), m_parser(sink.mapping())
    {}

    // False when no further records can be taken.
    bool take(const RecordSlice& slice)
    {
        switch (slice.kind) {
        case RecordSlice::Kind::Record:
        case RecordSlice::Kind::LastLine:
            return takeRecord(slice);
        case RecordSlice::Kind::TooLong:
            reject(slice, ProblemCode::LineTooLong, {number(slice.size), number(m_limits.maxRecordBytes)});
            break;
        case RecordSlice::Kind::Incomplete:
            reject(slice, ProblemCode::IncompleteLine, {number(slice.size)});
            m_sink.markPartial();
            break;
        case RecordSlice::Kind::Broken:
            reject(slice, ProblemCode::MalformedJson, {std::string(slice.reason)});
            break;
        case RecordSlice::Kind::OpenArray:
            m_sink.note(problemAt(ProblemCode::MalformedJson, {"the file ends before the array is closed"},
                                  slice.offset, slice.line, {}));
            m_sink.markPartial();
            break;
        }
        return true;
    }

private:
    bool takeRecord(const RecordSlice& slice)
    {
        if (!slice.bytes.starts_with('{')) {
            rejectOther(slice);
            return true;
        }
        const EventParser::Outcome outcome = m_parser.parse(slice.bytes, m_record);
        switch (outcome.kind) {
        case EventParser::Outcome::Kind::Parsed:
            break;
        case EventParser::Outcome::Kind::TooDeep:
            reject(slice, ProblemCode::TooDeep, {number(kJsonDepthLimit)});
            return true;
        case EventParser::Outcome::Kind::Incomplete:
            if (slice.kind == RecordSlice::Kind::LastLine) {
                reject(slice, ProblemCode::IncompleteLine, {number(slice.size)});
                m_sink.markPartial();
                return true;
            }
            [[fallthrough]];
        case EventParser::Outcome::Kind::Malformed:
            reject(slice, ProblemCode::MalformedJson,
                   {fmt::format("{} at byte {} of the record", outcome.reason, outcome.position)});
            return true;
        }
        m_record.place.offset = slice.offset;
        m_record.place.length = static_cast<std::uint32_t>(slice.bytes.size());
        m_record.line = slice.line;
        m_record.bytes = slice.bytes;
        m_record.recordKind = slice.recordKind;
        return m_sink.accept(m_record);
    }

    void rejectOther(const RecordSlice& slice)
    {
        if (const std::optional<JsonFault> fault = findJsonFault(slice.bytes))
            reject(slice, ProblemCode::MalformedJson,
                   {fmt::format("{} at byte {} of the record", fault->reason, fault->position)});
        else
            reject(slice, ProblemCode::NotAnObject, {std::string(kindOf(slice.bytes.front()))});
    }

    void reject(const RecordSlice& slice, ProblemCode code, std::vector<std::string> parameters)
    {
        m_sink.reject(problemAt(code, std::move(parameters), slice.offset, slice.line, slice.bytes));
    }

    static std::string number(std::uint64_t value) { return fmt::format("{}", value); }

    static std::string_view kindOf(char first)
    {
        switch (first) {
        case '[':
            return "an array";
        case '"':
            return "a text";
        case 't':
        case 'f':
            return "true or false";
        case 'n':
            return "null";
        default:
            return "a number";
        }
    }

    RecordSink& m_sink;
    const ReadLimits& m_limits;
    EventParser m_parser;
    RawRecord m_record;
};

std::string formatName(RecordShape shape)
{
    return shape == RecordShape::Lines ? "native NDJSON" : "native JSON";
}

} // namespace

SniffResult NativeJsonReader::sniff(const SourcePrefix& prefix) const
{
    JsonShape shape = jsonShapeOf(prefix.bytes, prefix.whole);
    switch (shape.verdict) {
    case JsonShape::Verdict::Json:
        return {SniffResult::Verdict::Mine, formatName(shape.shape), {}};
    case JsonShape::Verdict::Broken:
        return {SniffResult::Verdict::Broken, formatName(shape.shape), std::move(shape.reason)};
    case JsonShape::Verdict::NotJson:
        break;
    }
    return {};
}

Result<void> NativeJsonReader::read(ByteStream& stream, const SourcePrefix& prefix, RecordSink& sink,
                                    const ReadLimits& limits) const
{
    const RecordShape shape = jsonShapeOf(prefix.bytes, prefix.whole).shape;
    const std::unique_ptr<RecordSplitter> splitter = makeRecordSplitter(stream, shape, limits.maxRecordBytes);
    Reading reading(sink, limits);
    RecordSlice slice;
    Result<bool> found = splitter->next(slice);
    if (splitter->hadByteOrderMark())
        sink.note(problemAt(ProblemCode::ByteOrderMark, {"UTF-8"}, 0, 1, {}));
    for (; found && *found; found = splitter->next(slice)) {
        if (!reading.take(slice))
            return {};
    }
    if (!found)
        return tl::unexpected<Problem>(std::move(found.error()));
    return {};
}

} // namespace throughline
