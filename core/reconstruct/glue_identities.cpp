// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/glue_identities.h"

#include "core/base/placeholders.h"

#include <absl/container/flat_hash_set.h>
#include <absl/strings/ascii.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace throughline {

namespace {

// Fewer events may be of one busy person.
constexpr std::size_t kFarTooMany = 5000;
constexpr std::size_t kTimesTheUsual = 100;

absl::flat_hash_set<StringId> placeholdersIn(const StringPool& strings)
{
    absl::flat_hash_set<StringId> found;
    for (const std::string_view lower : placeholders()) {
        std::string title(lower);
        title.front() = absl::ascii_toupper(static_cast<unsigned char>(title.front()));
        for (const std::string& spelling :
             {std::string(lower), title, absl::AsciiStrToUpper(std::string(lower))}) {
            if (const StringId id = strings.find(spelling))
                found.insert(id);
        }
    }
    return found;
}

bool joinsContacts(const Snapshot& snapshot, EntityId entity)
{
    EntityId first;
    for (const EventId e : snapshot.events.eventsOf(entity)) {
        const EntityId contact = snapshot.events.contact(e);
        if (first && contact && contact != first)
            return true;
        first = contact ? contact : first;
    }
    return false;
}

// Those of a kind that are named far more often than the one in the middle.
void addOutliers(const Snapshot& snapshot, StringId kind, std::vector<bool>& glue)
{
    const auto eventsOf = [&](EntityId id) { return snapshot.events.eventsOf(id).size(); };
    std::vector<EntityId> all;
    bool any = false;
    for (std::uint32_t i = 0; i < glue.size() && kind; ++i) {
        if (snapshot.entities[EntityId(i)].kind != kind)
            continue;
        all.emplace_back(i);
        any = any || eventsOf(EntityId(i)) > kFarTooMany;
    }
    if (!any)
        return;
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end(),
                     [&](EntityId a, EntityId b) { return eventsOf(a) < eventsOf(b); });
    const std::size_t most = std::max(kFarTooMany, kTimesTheUsual * eventsOf(*middle));
    for (const EntityId id : all) {
        if (eventsOf(id) > most)
            glue[id.index()] = true;
    }
}

} // namespace

GlueIdentities::GlueIdentities(const Snapshot& snapshot)
    : m_snapshot(snapshot), m_glue(snapshot.entities.size())
{
    const absl::flat_hash_set<StringId> placeholders = placeholdersIn(snapshot.strings);
    const StringId contact = snapshot.strings.find("contact");
    const StringId user = snapshot.strings.find("user");
    for (std::uint32_t i = 0; i < m_glue.size() && !placeholders.empty(); ++i) {
        const Entity& entity = snapshot.entities[EntityId(i)];
        // There may well be an order 0.
        m_glue[i] = placeholders.contains(entity.value) &&
                    (entity.kind == contact || entity.kind == user || joinsContacts(snapshot, EntityId(i)));
    }
    // Only of people: a campaign or a product is shared by many rightly.
    for (const StringId kind : {contact, user})
        addOutliers(snapshot, kind, m_glue);
}

void GlueIdentities::report(const EventOrder& order, std::vector<Finding>& findings) const
{
    for (std::uint32_t i = 0; i < m_glue.size(); ++i) {
        const auto events = m_snapshot.events.eventsOf(EntityId(i));
        if (!m_glue[i] || events.size() < 2)
            continue;
        const EventId first = *std::min_element(events.begin(), events.end(),
                                                [&](EventId a, EventId b) { return order.before(a, b); });
        findings.push_back({.kind = FindingKind::GlueIdentity,
                            .event = first,
                            .missing = m_snapshot.entities[EntityId(i)].value});
    }
}

} // namespace throughline
