// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/captions.h"

#include "core/base/translation.h"
#include "core/model/wording.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t kLongestName = 120;
constexpr std::size_t kLongestValue = 24;
constexpr std::size_t kLongestTold = 16; // of an entity's value that says something to a person
constexpr std::size_t kHexShown = 8;

// UUIDs and W3C ids are told apart by their first digits, ids made by people are not.
bool isHexId(std::string_view text)
{
    return text.size() >= 16 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '-';
           });
}

std::string shortId(std::string_view id)
{
    return isHexId(id) ? std::string(id.substr(0, kHexShown)) : cutTo(id, kLongestValue);
}

bool hasShortValue(const Snapshot& snapshot, EntityId entity)
{
    const PooledText value = snapshot.strings.text(snapshot.entities[entity].value);
    return value.view().size() <= kLongestTold;
}

} // namespace

std::string cutTo(std::string_view text, std::size_t length)
{
    if (text.size() <= length)
        return std::string(text);
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xc0U) == 0x80U)
        --length;
    return std::string(text.substr(0, length)) + "…";
}

std::string typeCaption(const Snapshot& snapshot, EventId e)
{
    const PooledText type = snapshot.strings.text(snapshot.events.type(e));
    return cutTo(type.view(), kLongestName);
}

std::string classCaption(const Snapshot& snapshot, EventId e)
{
    const PooledText name = snapshot.strings.text(snapshot.events.className(e));
    return cutTo(lastPartOf(name.view()), kLongestName);
}

std::string entityCaption(const Snapshot& snapshot, EntityId id)
{
    const Entity& entity = snapshot.entities[id];
    const std::string kind = nameOfKind(snapshot.str(entity.kind));
    const PooledText value = snapshot.strings.text(entity.value);
    return cutTo(kind, kLongestValue) + " " + shortId(value.view());
}

std::string referenceCaption(const Snapshot& snapshot, EventId e)
{
    const auto references = snapshot.events.references(e);
    return references.empty() ? std::string() : entityCaption(snapshot, references.front());
}

std::string createdCaption(const Snapshot& snapshot, EventId e)
{
    for (const EntityId entity : snapshot.events.references(e)) {
        if (snapshot.creatorOf(entity) == e && hasShortValue(snapshot, entity))
            return entityCaption(snapshot, entity);
    }
    return {};
}

std::string clusterName(const Snapshot& snapshot, TraceId trace)
{
    const EventId root = snapshot.clusters[trace].root;
    const auto references = snapshot.events.references(root);
    if (!references.empty() && hasShortValue(snapshot, references.front())) {
        std::string name = entityCaption(snapshot, references.front());
        if (name[0] >= 'a' && name[0] <= 'z')
            name[0] = static_cast<char>(name[0] - 'a' + 'A');
        return name;
    }
    return typeCaption(snapshot, root);
}

std::string clusterCaption(const Snapshot& snapshot, TraceId trace)
{
    const StringId name = snapshot.events.traceName(trace);
    std::string caption = name ? told(phrase("drawings", "trace {}"), shortId(snapshot.str(name)))
                               : told(phrase("drawings", "no trace id"));
    const std::string entry = entryCaption(snapshot.clusters[trace].entry);
    if (!entry.empty())
        caption.append(" · ").append(entry);
    return caption;
}

std::string entryCaption(EntryPoint entry)
{
    switch (entry) {
    case EntryPoint::Webhook:
        return told(phrase("drawings", "webhook"));
    case EntryPoint::ApiRequest:
        return told(phrase("drawings", "API request"));
    case EntryPoint::ScheduledJob:
        return told(phrase("drawings", "scheduled job"));
    case EntryPoint::CampaignSend:
        return told(phrase("drawings", "campaign send"));
    case EntryPoint::Session:
        return told(phrase("drawings", "session"));
    case EntryPoint::Unknown:
        break;
    }
    return {};
}

} // namespace throughline
