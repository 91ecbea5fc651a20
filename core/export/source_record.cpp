// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/source_record.h"

#include "core/export/json_text.h"

#include <simdjson.h>

#include <algorithm>
#include <vector>

namespace throughline {

namespace {

namespace ondemand = simdjson::ondemand;

std::string_view trimmed(std::string_view json)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = json.find_first_not_of(kSpace);
    return first == std::string_view::npos ? std::string_view()
                                           : json.substr(first, json.find_last_not_of(kSpace) - first + 1);
}

// Fields that were guessed, or found by a mapping, are known by their usual names in an export; left where
// they stood they would be guessed once more, as what is still missing.
bool isNative(const SourceReport& source)
{
    return source.format.starts_with("native") &&
           std::all_of(source.fields.begin(), source.fields.end(), [](const FieldDecision& decision) {
               return decision.how == FieldDecision::How::Spelling && decision.confidence == 1;
           });
}

template <class Nested>
bool rawOf(ondemand::value& value, std::string_view& json)
{
    Nested nested;
    return !value.get<Nested>().get(nested) && !nested.raw_json().get(json);
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
        return failure(ProblemCode::ReadFailed, {"the source of this record is not open"});
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
    for (auto result : object) {
        ondemand::field field;
        Member member;
        if (std::move(result).get(field) || field.unescaped_key().get(member.key))
            return false;
        ondemand::value value = field.value();
        member.json = trimmed(value.raw_json_token());
        if (member.json.empty() ||
            (member.json.front() == '{' && !rawOf<ondemand::object>(value, member.json)) ||
            (member.json.front() == '[' && !rawOf<ondemand::array>(value, member.json)))
            return false;
        member.json = trimmed(member.json);
        buffers.members.push_back(member);
    }
    return true;
}

std::string_view SourceRecord::bytes() const
{
    return std::string_view(m_buffers->bytes).substr(0, m_buffers->size);
}

std::span<const SourceRecord::Member> SourceRecord::members() const
{
    return m_buffers->members;
}

std::string SourceRecord::json() const
{
    if (!m_buffers->members.empty())
        return std::string(trimmed(bytes()));
    std::string json;
    appendJsonText(json, bytes());
    return json;
}

} // namespace throughline
