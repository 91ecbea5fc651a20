// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/hasura_event/hasura_event_reader.h"

#include "core/import/json_members.h"
#include "core/import/json_shape.h"
#include "core/import/readers/hasura_event/trigger_parser.h"

namespace throughline {

namespace {

class HasuraParser final : public RecordParser {
public:
    explicit HasuraParser(const ParserSettings& settings)
        : RecordParser(settings.limits), m_parser(settings.mapping, json())
    {}

private:
    void parseRecord(const RecordSlice& slice, RecordSink& sink) override
    {
        if (!m_parser.parse(slice, sink))
            rejectJson(sink, slice);
    }

    TriggerParser m_parser;
};

JsonLayout layoutOf(const SourcePrefix& prefix)
{
    return {.lines = jsonShapeOf(prefix.bytes, prefix.whole).layout.lines};
}

} // namespace

SniffResult HasuraEventReader::sniff(const SourcePrefix& prefix) const
{
    const std::string_view first = firstObjectOf(prefix.bytes);
    const std::string_view payload = hasuraPayloadIn(first);
    // Events of other formats may have the payload of a trigger as theirs.
    const bool ofAnother = payload.data() != first.data() &&
                           hasAnyMember(first, {"type", "event_type", "event_name", "occurred_at"});
    if (payload.empty() || ofAnother)
        return {};
    return {SniffResult::Verdict::Mine,
            layoutOf(prefix).lines ? "Hasura events, one a line" : "Hasura events",
            {}};
}

std::unique_ptr<BlockCutter> HasuraEventReader::cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                       const ReadLimits& limits) const
{
    return cutJson(stream, layoutOf(prefix), limits);
}

std::unique_ptr<BlockParser> HasuraEventReader::parser(const ParserSettings& settings) const
{
    return std::make_unique<HasuraParser>(settings);
}

} // namespace throughline
