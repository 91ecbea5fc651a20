// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/job_envelope.h"

#include "core/base/json_text.h"
#include "core/tracing/arriving_ids.h"

#include <simdjson.h>

#include <utility>

namespace throughline {

namespace {

constexpr std::string_view kMember = "trace_context";
constexpr std::string_view kOpening = "{\"trace_context\":{"; // as written here
constexpr std::string_view kBlanks = " \t\r\n";

// Takes one id out of the envelope; false where there is something that is none.
bool take(simdjson::ondemand::object& envelope, std::string_view key, std::string& id)
{
    simdjson::ondemand::value value;
    const simdjson::error_code missing = envelope.find_field_unordered(key).get(value);
    if (missing == simdjson::NO_SUCH_FIELD)
        return true;
    std::string_view text;
    if (missing || value.get_string().get(text) || !isPlausibleId(text))
        return false;
    id = text;
    return true;
}

JobEnvelope lost(std::string defect)
{
    JobEnvelope envelope;
    envelope.defect = std::move(defect);
    return envelope;
}

JobEnvelope openWhole(std::string_view payload)
{
    // simdjson's on-demand parser trusts what it skips; damaged text could lead it astray.
    if (!isJson(payload))
        return lost("the payload is no JSON object");
    // Kept by the thread: each job is opened, and buffers are the larger part of that.
    thread_local simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(payload);
    simdjson::ondemand::document document;
    simdjson::ondemand::object members;
    if (parser.iterate(padded).get(document) || document.get_object().get(members))
        return lost("the payload is no JSON object");
    simdjson::ondemand::value value;
    if (members.find_field_unordered(kMember).get(value))
        return lost("the payload has no trace_context");
    simdjson::ondemand::object object;
    if (value.get_object().get(object))
        return lost("trace_context is no object");

    JobEnvelope envelope;
    if (!take(object, "trace_id", envelope.traceId))
        return lost("trace_id is no id");
    if (envelope.traceId.empty())
        return lost("trace_context has no trace_id");
    if (!take(object, "parent_id", envelope.parentId))
        envelope.defect = "parent_id is no id";
    else if (!take(object, "conversation_id", envelope.conversationId))
        envelope.defect = "conversation_id is no id";
    return envelope;
}

} // namespace

Result<std::string> enveloped(std::string_view payload, const TraceContext& dispatcher)
{
    std::size_t open = payload.find_first_not_of(kBlanks);
    if (open == std::string_view::npos) {
        payload = "{}";
        open = 0;
    }
    const std::size_t close = payload.find_last_not_of(kBlanks);
    if (payload[open] != '{' || payload[close] != '}' || open == close)
        return failure(ProblemCode::BadArgument, {"The payload of a job must be a JSON object"});
    const std::string_view members = payload.substr(open + 1);

    std::string json;
    constexpr std::size_t kIds = 160; // about
    json.reserve(payload.size() + kIds);
    json += kOpening;
    appendJsonMember(json, "trace_id", dispatcher.traceId);
    appendJsonMember(json, "parent_id", dispatcher.spanId);
    if (!dispatcher.conversationId.empty())
        appendJsonMember(json, "conversation_id", dispatcher.conversationId);
    json += '}';
    if (members[members.find_first_not_of(kBlanks)] != '}')
        json += ',';
    json += members;
    return json;
}

JobEnvelope openEnvelope(std::string_view payload)
{
    // Where it stands in front, as it is written here, the rest need not be read, and may be damaged.
    const std::size_t close = payload.starts_with(kOpening) ? payload.find('}') : std::string_view::npos;
    if (close != std::string_view::npos) {
        JobEnvelope alone = openWhole(std::string(payload.substr(0, close + 1)) + '}');
        if (!alone.traceId.empty())
            return alone;
    }
    return openWhole(payload);
}

} // namespace throughline
