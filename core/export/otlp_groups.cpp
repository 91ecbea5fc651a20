// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/otlp_groups.h"

#include "core/base/json_text.h"
#include "core/export/otlp_attribute.h"

#include <absl/container/flat_hash_map.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::string_view kResource = "resource";
constexpr std::uint64_t kContextKey = std::uint64_t{1} << 32; // of what has a context, not a class

} // namespace

OtlpGroups::OtlpGroups(const Snapshot& snapshot) : m_snapshot(snapshot)
{
    const RecordContexts& contexts = snapshot.contexts;
    const StringId resource = snapshot.strings.find(kResource);
    const auto holdsResource = [&](ContextId id) {
        const auto parts = contexts.parts(id);
        return resource && std::any_of(parts.begin(), parts.end(),
                                       [&](const ContextPart& part) { return part.name == resource; });
    };
    m_inResource.resize(contexts.size());
    for (std::uint32_t i = 0; i < contexts.size(); ++i) {
        for (ContextId id(i); id && !m_inResource[i]; id = contexts.parent(id))
            m_inResource[i] = holdsResource(id);
    }
}

std::uint64_t OtlpGroups::keyOf(EventId e) const
{
    const ContextId context = m_snapshot.events.context(e);
    return context && m_inResource[context.index()] ? kContextKey | context.index()
                                                    : m_snapshot.events.className(e).raw();
}

std::vector<EventId> OtlpGroups::order() const
{
    absl::flat_hash_map<std::uint64_t, std::uint32_t> groups; // numbered by their first events
    std::vector<std::uint32_t> places;                        // by group: events in it, then where it begins
    const std::uint32_t count = m_snapshot.events.size();
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto [group, isNew] = groups.try_emplace(keyOf(EventId(i)), places.size());
        if (isNew)
            places.push_back(0);
        ++places[group->second];
    }
    std::uint32_t begin = 0;
    for (std::uint32_t& place : places)
        begin += std::exchange(place, begin);
    std::vector<EventId> order(count);
    for (std::uint32_t i = 0; i < count; ++i)
        order[places[groups[keyOf(EventId(i))]]++] = EventId(i);
    return order;
}

std::string OtlpGroups::begin(EventId e, std::string_view attributes) const
{
    const std::uint64_t key = keyOf(e);
    const ContextId context = key >= kContextKey ? m_snapshot.events.context(e) : ContextId();
    std::string resource = partOf(context, {kResource});
    if (resource.empty()) {
        resource = "{\"attributes\":[";
        if (const StringId name = m_snapshot.events.className(e))
            appendOtlpAttribute(resource, "service.name", m_snapshot.str(name));
        resource.append(attributes.empty() || resource.ends_with('[') ? "" : ",")
            .append(attributes)
            .append("]}");
    }
    std::string text = "{\"resource\":" + resource + ",\"scopeSpans\":[{";
    if (const std::string scope =
            partOf(context, {"scope", "instrumentationLibrary", "instrumentation_library"});
        !scope.empty())
        text += "\"scope\":" + scope + ",";
    return text + "\"spans\":[\n";
}

// Of the innermost context that says it; empty where none does, or where it cannot be copied.
std::string OtlpGroups::partOf(ContextId context, std::initializer_list<std::string_view> names) const
{
    for (; context && m_snapshot.payloads; context = m_snapshot.contexts.parent(context)) {
        for (const ContextPart& part : m_snapshot.contexts.parts(context)) {
            if (std::find(names.begin(), names.end(), m_snapshot.str(part.name)) == names.end())
                continue;
            const Result<std::string> json = m_snapshot.payloads->read(part.place);
            return json && json->starts_with('{') && nlohmann::json::accept(*json) ? *json : std::string();
        }
    }
    return {};
}

} // namespace throughline
