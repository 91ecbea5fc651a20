// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/event_filter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace throughline {

namespace {

using Field = FilterTerm::Field;

constexpr std::array<std::string_view, 4> kFieldNames = {"type", "class", "status", "entity"};
constexpr std::array<std::string_view, 3> kStatusNames = {"unknown", "ok", "error"};
static_assert(static_cast<std::size_t>(EventStatus::Unknown) == 0 &&
              static_cast<std::size_t>(EventStatus::Ok) == 1 &&
              static_cast<std::size_t>(EventStatus::Error) == 2);

bool meansTheSame(const FilterTerm& a, const FilterTerm& b)
{
    return a.field == b.field && a.value == b.value && a.kind == b.kind;
}

void addEntity(std::vector<FilterTerm>& terms, const Snapshot& snapshot, EntityId id)
{
    if (!id)
        return;
    const Entity& entity = snapshot.entities[id];
    FilterTerm term{
        .field = Field::Entity, .value = snapshot.str(entity.value), .kind = snapshot.str(entity.kind)};
    if (std::find(terms.begin(), terms.end(), term) == terms.end())
        terms.push_back(std::move(term));
}

} // namespace

std::string_view nameOf(FilterTerm::Field field)
{
    return kFieldNames[static_cast<std::size_t>(field)];
}

std::optional<FilterTerm::Field> filterFieldNamed(std::string_view name)
{
    const auto found = std::find(kFieldNames.begin(), kFieldNames.end(), name);
    return found == kFieldNames.end() ? std::nullopt
                                      : std::optional(static_cast<Field>(found - kFieldNames.begin()));
}

EventFilter::EventFilter(std::vector<FilterTerm> terms)
{
    for (FilterTerm& term : terms)
        add(std::move(term));
}

void EventFilter::add(FilterTerm term)
{
    const auto same = std::find_if(m_terms.begin(), m_terms.end(),
                                   [&](const FilterTerm& each) { return meansTheSame(each, term); });
    if (same != m_terms.end() && same->out == term.out)
        return;
    if (same != m_terms.end())
        m_terms.erase(same);
    m_terms.push_back(std::move(term));
}

void EventFilter::remove(const FilterTerm& term)
{
    std::erase(m_terms, term);
}

std::vector<FilterTerm> filterTermsOf(const Snapshot& snapshot, EventId event)
{
    constexpr std::size_t kMostEntities = 8;
    const EventStore& events = snapshot.events;
    std::vector<FilterTerm> terms{
        {.field = Field::Type, .value = snapshot.str(events.type(event)), .kind = {}}};
    if (const StringId name = snapshot.classOf(event))
        terms.push_back({.field = Field::Class, .value = snapshot.str(name), .kind = {}});
    if (const EventStatus status = events.status(event); status != EventStatus::Unknown)
        terms.push_back({.field = Field::Status,
                         .value = std::string(kStatusNames[static_cast<std::size_t>(status)]),
                         .kind = {}});
    addEntity(terms, snapshot, events.contact(event));
    addEntity(terms, snapshot, events.user(event));
    const std::span<const EntityId> references = events.references(event);
    for (const EntityId reference : references.first(std::min(references.size(), kMostEntities)))
        addEntity(terms, snapshot, reference);
    return terms;
}

PassingEvents::PassingEvents(const Snapshot& snapshot, const EventFilter& filter) : m_snapshot(snapshot)
{
    for (const FilterTerm& term : filter.terms())
        (term.out ? m_out : m_in).push_back(testFor(term));
    std::stable_sort(m_in.begin(), m_in.end(),
                     [](const Test& a, const Test& b) { return a.field < b.field; });
}

PassingEvents::Test PassingEvents::testFor(const FilterTerm& term) const
{
    Test test;
    test.field = term.field;
    switch (term.field) {
    case Field::Type:
    case Field::Class:
        test.name = m_snapshot.strings.find(term.value);
        break;
    case Field::Entity:
        test.entity = m_snapshot.findEntity(term.kind, term.value);
        break;
    case Field::Status: {
        const auto found = std::find(kStatusNames.begin(), kStatusNames.end(), term.value);
        if (found != kStatusNames.end())
            test.status = static_cast<EventStatus>(found - kStatusNames.begin());
        break;
    }
    }
    return test;
}

bool PassingEvents::holds(const Test& test, EventId event) const
{
    const EventStore& events = m_snapshot.events;
    switch (test.field) {
    case Field::Type:
        return test.name && events.type(event) == test.name;
    case Field::Class:
        return test.name && m_snapshot.classOf(event) == test.name;
    case Field::Status:
        return events.status(event) == test.status;
    case Field::Entity: {
        if (!test.entity)
            return false;
        const std::span<const EntityId> references = events.references(event);
        return events.contact(event) == test.entity || events.user(event) == test.entity ||
               std::find(references.begin(), references.end(), test.entity) != references.end();
    }
    }
    return false;
}

bool PassingEvents::operator()(EventId event) const
{
    if (std::any_of(m_out.begin(), m_out.end(), [&](const Test& test) { return holds(test, event); }))
        return false;
    for (std::size_t i = 0; i < m_in.size();) {
        const Field field = m_in[i].field;
        bool any = false;
        for (; i < m_in.size() && m_in[i].field == field; ++i)
            any = any || holds(m_in[i], event);
        if (!any)
            return false;
    }
    return true;
}

} // namespace throughline
