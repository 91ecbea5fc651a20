// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/otlp_processes.h"

#include "core/export/otlp_attribute.h"
#include "core/export/otlp_tagged_span.h"
#include "core/export/raw_members.h"

#include <nlohmann/json.hpp>

namespace throughline {

namespace {

constexpr std::size_t kMostTraces = 1024; // whose processes are kept

template <class Visit>
void eachMember(std::string_view json, Visit visit)
{
    const simdjson::padded_string padded(json);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    std::vector<SourceRecord::Member> members;
    if (parser.iterate(padded).get(document) || document.get_object().get(object) ||
        !rawMembers(object, members))
        return;
    for (const SourceRecord::Member& member : members)
        visit(member);
}

// The service's name stands in the resource already.
std::string attributesOfProcess(std::string_view process, bool ofElasticsearch)
{
    std::string attributes;
    eachMember(process, [&](const SourceRecord::Member& member) {
        const auto tags = member.key == "tags" ? jaegerTags(member.json, ofElasticsearch) : std::nullopt;
        for (const OtlpTaggedSpan::Tag& tag : tags.value_or(std::vector<OtlpTaggedSpan::Tag>())) {
            if (tag.key != "service.name")
                appendOtlpAttributeValue(attributes, tag.key, tag.value);
        }
    });
    return attributes;
}

} // namespace

std::string OtlpProcesses::attributesOf(EventId e, const SourceRecord& record)
{
    std::string id;
    for (const SourceRecord::Member& member : record.members()) {
        if (member.key == "process")
            return record.strict() ? attributesOfProcess(member.json, isOfElasticsearch(record))
                                   : std::string();
        if ((member.key == "processID" || member.key == "processId") && id.empty())
            id = textOfJson(member.json);
    }
    const ContextId context = m_snapshot.events.context(e);
    if (id.empty() || !context)
        return {};
    const ByProcessId& processes = processesAround(context);
    const auto found = processes.find(id);
    return found == processes.end() ? std::string() : found->second;
}

const OtlpProcesses::ByProcessId& OtlpProcesses::processesAround(ContextId context)
{
    if (const auto known = m_known.find(context); known != m_known.end())
        return known->second;
    if (m_known.size() == kMostTraces)
        m_known.clear();
    ByProcessId& processes = m_known[context];
    for (const ContextPart& part : m_snapshot.contexts.parts(context)) {
        if (m_snapshot.str(part.name) != "processes" || !m_snapshot.payloads)
            continue;
        const Result<std::string> json = m_snapshot.payloads->read(part.place);
        if (!json || !nlohmann::json::accept(*json))
            continue;
        eachMember(*json, [&](const SourceRecord::Member& process) {
            processes.try_emplace(std::string(process.key), attributesOfProcess(process.json, false));
        });
    }
    return processes;
}

} // namespace throughline
