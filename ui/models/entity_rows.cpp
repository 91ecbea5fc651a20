// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/entity_rows.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr std::array<std::string_view, 4> kFirstKinds = {"order", "contact", "campaign", "message"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The digits from a position on, without leading zeros.
std::string_view digitsAt(std::string_view text, std::size_t& at)
{
    while (at < text.size() && text[at] == '0')
        ++at;
    const std::size_t from = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return text.substr(from, at - from);
}

std::uint32_t breaksOf(const Snapshot& snapshot, EntityId entity)
{
    std::uint32_t breaks = 0;
    for (const EventId event : snapshot.events.eventsOf(entity)) {
        for (const Finding& finding : snapshot.findings.of(event))
            breaks += breaksChain(finding.kind) ? 1 : 0;
    }
    return breaks;
}

EntityRow rowOf(const Snapshot& snapshot, const AttributionIndex& attributions, EntityId entity, bool latest)
{
    EntityRow row;
    row.entity = entity;
    const auto events = snapshot.events.eventsOf(entity);
    row.events = static_cast<std::uint32_t>(events.size());
    if (!events.empty())
        row.time = snapshot.events.time(latest ? events.back() : events.front());
    row.breaks = breaksOf(snapshot, entity);
    if (const auto found = attributions.byOrder.find(entity); found != attributions.byOrder.end())
        row.campaign = found->second.campaign;
    if (const auto found = attributions.ordersOfCampaign.find(entity);
        found != attributions.ordersOfCampaign.end())
        row.orders = found->second;
    return row;
}

bool passes(const Snapshot& snapshot, const EntityRow& row, std::string_view filter)
{
    const PooledText value = snapshot.strings.text(snapshot.entities[row.entity].value);
    if (holds(value.view(), filter))
        return true;
    if (!row.campaign)
        return false;
    const PooledText campaign = snapshot.strings.text(snapshot.entities[row.campaign].value);
    return holds(campaign.view(), filter);
}

bool valueLess(const Snapshot& snapshot, EntityId a, EntityId b)
{
    const PooledText first = a ? snapshot.strings.text(snapshot.entities[a].value) : PooledText();
    const PooledText second = b ? snapshot.strings.text(snapshot.entities[b].value) : PooledText();
    return naturalLess(first.view(), second.view());
}

bool less(const Snapshot& snapshot, EntitySort sort, const EntityRow& a, const EntityRow& b)
{
    switch (sort) {
    case EntitySort::Value:
        return valueLess(snapshot, a.entity, b.entity);
    case EntitySort::Detail:
        if (a.campaign != b.campaign)
            return valueLess(snapshot, a.campaign, b.campaign);
        return a.orders != b.orders ? a.orders < b.orders : a.events < b.events;
    case EntitySort::Time:
        return a.time < b.time;
    }
    return false;
}

} // namespace

bool naturalLess(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const std::string_view first = digitsAt(a, i);
            const std::string_view second = digitsAt(b, j);
            if (first.size() != second.size())
                return first.size() < second.size();
            if (first != second)
                return first < second;
        } else if (lower(a[i]) != lower(b[j])) {
            return lower(a[i]) < lower(b[j]);
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i < b.size() - j;
}

bool holds(std::string_view text, std::string_view part)
{
    return std::search(text.begin(), text.end(), part.begin(), part.end(),
                       [](char a, char b) { return lower(a) == lower(b); }) != text.end() ||
           part.empty();
}

EntityRows entityRows(const Snapshot& snapshot, const AttributionIndex& attributions,
                      const EntityQuery& query, const CancelToken& cancel)
{
    EntityRows result;
    const StringId kind = snapshot.strings.find(query.kind);
    const bool latest = query.kind == "contact";
    for (std::uint32_t i = 0; kind && i < snapshot.entities.size() && !cancel.cancelled(); ++i) {
        const EntityId entity(i);
        if (snapshot.entities[entity].kind != kind)
            continue;
        ++result.total;
        const EntityRow row = rowOf(snapshot, attributions, entity, latest);
        if (passes(snapshot, row, query.filter))
            result.rows.push_back(row);
    }
    std::stable_sort(result.rows.begin(), result.rows.end(), [&](const EntityRow& a, const EntityRow& b) {
        return query.descending ? less(snapshot, query.sort, b, a) : less(snapshot, query.sort, a, b);
    });
    return result;
}

std::vector<KindCount> entityKinds(const Snapshot& snapshot)
{
    absl::flat_hash_map<StringId, std::uint32_t> counts;
    for (std::uint32_t i = 0; i < snapshot.entities.size(); ++i)
        ++counts[snapshot.entities[EntityId(i)].kind];
    std::vector<KindCount> kinds;
    for (const auto& [kind, count] : counts)
        kinds.push_back({snapshot.str(kind), count});
    const auto rank = [](const KindCount& kind) {
        return std::find(kFirstKinds.begin(), kFirstKinds.end(), kind.kind) - kFirstKinds.begin();
    };
    std::sort(kinds.begin(), kinds.end(), [&](const KindCount& a, const KindCount& b) {
        if (rank(a) != rank(b))
            return rank(a) < rank(b);
        return a.count != b.count ? a.count > b.count : a.kind < b.kind;
    });
    return kinds;
}

} // namespace throughline
