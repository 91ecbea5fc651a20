// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/block_parser.h"

#include "core/import/json_scan.h"

#include <fmt/format.h>

namespace throughline {

namespace {

std::string number(std::uint64_t value)
{
    return fmt::format("{}", value);
}

std::string_view kindOf(char first)
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

} // namespace

void RecordParser::parse(Block& block, RecordSink& sink)
{
    cutLines(block, m_limits);
    for (const RecordSlice& slice : block.slices) {
        if (slice.kind == RecordSlice::Kind::Record || slice.kind == RecordSlice::Kind::LastLine)
            parseRecord(slice, sink);
        else
            rejectFragment(slice, sink);
    }
}

void RecordParser::rejectFragment(const RecordSlice& slice, RecordSink& sink) const
{
    switch (slice.kind) {
    case RecordSlice::Kind::Record:
    case RecordSlice::Kind::LastLine:
        break;
    case RecordSlice::Kind::TooLong:
        rejectSlice(sink, slice, ProblemCode::LineTooLong,
                    {number(slice.size), number(m_limits.maxRecordBytes)});
        break;
    case RecordSlice::Kind::Incomplete:
        rejectSlice(sink, slice, ProblemCode::IncompleteLine, {number(slice.size)});
        sink.markPartial();
        break;
    case RecordSlice::Kind::Broken:
        rejectSlice(sink, slice, ProblemCode::MalformedJson, {std::string(slice.reason)});
        break;
    case RecordSlice::Kind::LongMember:
        sink.note(problemAt(ProblemCode::ContextTooLong, {std::string(slice.recordKind), number(slice.size)},
                            slice.offset, slice.line, slice.bytes));
        break;
    case RecordSlice::Kind::OpenArray:
        sink.note(problemAt(ProblemCode::MalformedJson, {"the file ends before the array is closed"},
                            slice.offset, slice.line, {}));
        sink.markPartial();
        break;
    }
}

void rejectSlice(RecordSink& sink, const RecordSlice& slice, ProblemCode code,
                 std::vector<std::string> parameters)
{
    sink.reject(problemAt(code, std::move(parameters), slice.offset, slice.line, slice.bytes));
}

void rejectJson(RecordSink& sink, const RecordSlice& slice)
{
    const std::optional<JsonFault> fault = findJsonFault(slice.bytes);
    if (!fault) {
        if (slice.bytes.starts_with('{'))
            rejectSlice(sink, slice, ProblemCode::MalformedJson, {"it cannot be read"});
        else
            rejectSlice(sink, slice, ProblemCode::NotAnObject, {std::string(kindOf(slice.bytes.front()))});
        return;
    }
    if (fault->kind == JsonFault::Kind::TooDeep) {
        rejectSlice(sink, slice, ProblemCode::TooDeep, {number(kJsonDepthLimit)});
    } else if (fault->kind == JsonFault::Kind::Incomplete && slice.kind == RecordSlice::Kind::LastLine) {
        rejectSlice(sink, slice, ProblemCode::IncompleteLine, {number(slice.size)});
        sink.markPartial();
    } else {
        rejectSlice(sink, slice, ProblemCode::MalformedJson,
                    {fmt::format("{} at byte {} of the record", fault->reason, fault->position)});
    }
}

} // namespace throughline
