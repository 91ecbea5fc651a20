// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/block_parser.h"

#include "core/base/translation.h"
#include "core/import/json_scan.h"

#include <fmt/format.h>

#include <algorithm>

namespace throughline {

namespace {

// A reason that stands in the sources of the scanners, and so ends in NUL.
std::string inWords(std::string_view reason)
{
    return reason.empty() ? std::string() : translated({"problems", reason.data()});
}

std::string number(std::uint64_t value)
{
    return fmt::format("{}", value);
}

std::string_view kindOf(char first)
{
    switch (first) {
    case '[':
        return phrase("problems", "an array").english;
    case '"':
        return phrase("problems", "a text").english;
    case 't':
    case 'f':
        return phrase("problems", "true or false").english;
    case 'n':
        return "null";
    default:
        return phrase("problems", "a number").english;
    }
}

bool isWhole(const RecordSlice& slice)
{
    return slice.kind == RecordSlice::Kind::Record || slice.kind == RecordSlice::Kind::LastLine;
}

// From the beginning of a record to the end of a later one of the same block.
std::string_view textOf(const RecordSlice& first, const RecordSlice& last)
{
    return {first.bytes.data(),
            static_cast<std::size_t>(last.bytes.data() - first.bytes.data()) + last.bytes.size()};
}

constexpr std::size_t kStretchBytes = 1 << 15; // not too much for the processor's nearest memory

// The end of the whole records that begin with one and are no more than a stretch.
std::size_t endOfStretch(const std::vector<RecordSlice>& slices, std::size_t begin)
{
    std::size_t end = begin;
    while (end < slices.size() && isWhole(slices[end]) &&
           textOf(slices[begin], slices[end]).size() <= kStretchBytes)
        ++end;
    return end;
}

} // namespace

void RecordParser::parse(Block& block, RecordSink& sink)
{
    if (block.lines.empty())
        return parseSlices(block.slices, sink);
    // Lines are cut a stretch at a time, and read while they are still near.
    while (!block.lines.empty()) {
        block.slices.clear();
        cutLines(block, m_limits, kStretchBytes);
        parseSlices(block.slices, sink);
    }
}

void RecordParser::parseSlices(const std::vector<RecordSlice>& slices, RecordSink& sink)
{
    std::size_t expected = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (!isWhole(slices[i])) {
            rejectFragment(slices[i], sink);
            continue;
        }
        if (i >= expected) {
            expected = std::max(i + 1, endOfStretch(slices, i));
            m_json.expect(textOf(slices[i], slices[expected - 1]));
        }
        parseRecord(slices[i], sink);
    }
    m_json.expect({});
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
        rejectSlice(sink, slice, ProblemCode::MalformedJson, {inWords(slice.reason)});
        break;
    case RecordSlice::Kind::LongMember:
        sink.note(problemAt(ProblemCode::ContextTooLong, {std::string(slice.recordKind), number(slice.size)},
                            slice.offset, slice.line, slice.bytes));
        break;
    case RecordSlice::Kind::OpenArray:
        sink.note(problemAt(ProblemCode::MalformedJson,
                            {told(phrase("problems", "the file ends before the array is closed"))},
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
            rejectSlice(sink, slice, ProblemCode::MalformedJson,
                        {told(phrase("problems", "it cannot be read"))});
        else
            rejectSlice(sink, slice, ProblemCode::NotAnObject, {inWords(kindOf(slice.bytes.front()))});
        return;
    }
    if (fault->kind == JsonFault::Kind::TooDeep) {
        rejectSlice(sink, slice, ProblemCode::TooDeep, {number(kJsonDepthLimit)});
    } else if (fault->kind == JsonFault::Kind::Incomplete && slice.kind == RecordSlice::Kind::LastLine) {
        rejectSlice(sink, slice, ProblemCode::IncompleteLine, {number(slice.size)});
        sink.markPartial();
    } else {
        rejectSlice(sink, slice, ProblemCode::MalformedJson,
                    {told(phrase("problems", "{} at byte {} of the record"), inWords(fault->reason),
                          fault->position)});
    }
}

} // namespace throughline
