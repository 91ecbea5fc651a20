// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/elastic_apm/elastic_apm_reader.h"

#include "core/import/json_members.h"
#include "core/import/json_shape.h"
#include "core/import/readers/elastic_apm/intake_cutter.h"
#include "core/import/readers/elastic_apm/intake_parser.h"

#include <algorithm>

namespace throughline {

namespace {

bool hasAllMembers(std::string_view object, std::initializer_list<std::string_view> keys)
{
    return std::all_of(keys.begin(), keys.end(),
                       [object](std::string_view key) { return !memberNamed(object, key).empty(); });
}

// What the schemas of the intake API require, as far as no other format has it under such a name.
bool isIntakeLine(std::string_view line)
{
    JsonMembers members(line);
    if (!members.next())
        return false;
    const std::string_view key = members.key();
    const std::string_view value = members.value();
    if (members.next() || !isJsonObject(value))
        return false;
    if (key == "metadata")
        return isJsonObject(memberAt(value, {"service", "agent"}));
    if (key == "transaction")
        return hasAllMembers(value, {"id", "trace_id", "type", "duration", "span_count"});
    return key == "span" && hasAllMembers(value, {"id", "trace_id", "transaction_id", "type", "duration"});
}

} // namespace

SniffResult ElasticApmReader::sniff(const SourcePrefix& prefix) const
{
    if (!isIntakeLine(firstObjectOf(prefix.bytes)) || !jsonShapeOf(prefix.bytes, prefix.whole).layout.lines)
        return {};
    return {SniffResult::Verdict::Mine, "Elastic APM NDJSON", {}};
}

std::unique_ptr<BlockCutter> ElasticApmReader::cutter(ByteStream& stream, const SourcePrefix&,
                                                      const ReadLimits& limits) const
{
    return std::make_unique<IntakeCutter>(stream, limits);
}

std::unique_ptr<BlockParser> ElasticApmReader::parser(const ParserSettings& settings) const
{
    return std::make_unique<IntakeParser>(settings);
}

} // namespace throughline
