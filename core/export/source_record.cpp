// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/source_record.h"

#include "core/base/json_text.h"
#include "core/base/translation.h"
#include "core/export/raw_members.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <vector>

namespace throughline {

namespace {

namespace ondemand = simdjson::ondemand;

// Fields that were guessed, or found by a mapping, are known by their usual names in an export; left where
// they stood they would be guessed once more, as what is still missing.
bool isNative(const SourceReport& source)
{
    return source.format.starts_with("native") &&
           std::all_of(source.fields.begin(), source.fields.end(), [](const FieldDecision& decision) {
               return decision.how == FieldDecision::How::Spelling && decision.confidence == 1;
           });
}

} // namespace

struct SourceRecord::Buffers {
    ondemand::parser parser;
    std::string bytes; // with simdjson's padding behind them
    std::size_t size = 0;
    std::vector<Member> members;
};

SourceRecord::SourceRecord(const Snapshot& snapshot)
    : m_snapshot(snapshot), m_buffers(std::make_unique<Buffers>())
{
    for (const SourceReport& source : snapshot.report.sources())
        m_nativeSources.push_back(isNative(source));
}

SourceRecord::~SourceRecord() = default;

Result<void> SourceRecord::read(EventId e)
{
    Buffers& buffers = *m_buffers;
    buffers.members.clear();
    buffers.size = 0;
    const RecordPlace place = m_snapshot.events.place(e);
    if (!m_snapshot.payloads || !place.source)
        return failure(ProblemCode::ReadFailed,
                       {told(phrase("problems", "the source of this record is not open"))});
    Result<std::string> bytes = m_snapshot.payloads->read(place);
    if (!bytes)
        return tl::unexpected<Problem>(std::move(bytes.error()));
    buffers.bytes = std::move(*bytes);
    buffers.size = buffers.bytes.size();
    buffers.bytes.append(simdjson::SIMDJSON_PADDING, '\0');
    m_native = m_nativeSources[place.source.index()];
    if (!split())
        buffers.members.clear();
    return {};
}

bool SourceRecord::split()
{
    Buffers& buffers = *m_buffers;
    if (buffers.size == 0 || buffers.bytes.front() != '{')
        return false;
    // Line breaks stand only between tokens: inside strings the parser refuses them.
    std::replace_if(
        buffers.bytes.begin(), buffers.bytes.begin() + static_cast<std::ptrdiff_t>(buffers.size),
        [](char c) { return c == '\n' || c == '\r'; }, ' ');
    ondemand::document document;
    ondemand::object object;
    if (buffers.parser.iterate(buffers.bytes.data(), buffers.size, buffers.bytes.size()).get(document) ||
        document.get_object().get(object))
        return false;
    return rawMembers(object, buffers.members);
}

std::string_view SourceRecord::bytes() const
{
    return std::string_view(m_buffers->bytes).substr(0, m_buffers->size);
}

std::span<const SourceRecord::Member> SourceRecord::members() const
{
    return m_buffers->members;
}

bool SourceRecord::strict() const
{
    const bool mayHoldMore =
        bytes().find("NaN") != std::string_view::npos || bytes().find("Infinity") != std::string_view::npos;
    return !mayHoldMore || nlohmann::json::accept(bytes());
}

std::string SourceRecord::json() const
{
    if (!m_buffers->members.empty())
        return std::string(trimmedJson(bytes()));
    std::string json;
    appendJsonText(json, bytes());
    return json;
}

} // namespace throughline
