// SPDX-License-Identifier: GPL-3.0-or-later
// EventFilter: which events the views show and which they leave out (spec 5, "Filter in / out"). It is told
// by names so that it outlives a load; PassingEvents is the same for one snapshot.
//
// Terms that let in the same field are alternatives, terms of different fields must all hold, and an event of
// which any term that leaves out holds is not shown. Plain values, any thread.
#pragma once

#include "core/model/snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct FilterTerm {
    enum class Field : std::uint8_t { Type, Class, Status, Entity };
    Field field = Field::Type;
    // Of a status "ok", "error" or "unknown"; of an entity, contact and user among them, its value.
    std::string value;
    std::string kind; // of an entity
    bool out = false; // leaves out, does not let in

    friend bool operator==(const FilterTerm&, const FilterTerm&) = default;
};

class EventFilter {
public:
    EventFilter() = default;
    explicit EventFilter(std::vector<FilterTerm> terms);

    [[nodiscard]] bool empty() const { return m_terms.empty(); }
    [[nodiscard]] const std::vector<FilterTerm>& terms() const { return m_terms; }
    // A term that is there already stays; what said the opposite of the same goes.
    void add(FilterTerm term);
    void remove(const FilterTerm& term);

    friend bool operator==(const EventFilter&, const EventFilter&) = default;

private:
    std::vector<FilterTerm> m_terms; // in the order in which they were added, each once
};

// What may be said of an event: its type, its class and whether it failed, where that is known, then the
// entities that it names, the contact first; of many entities the first few.
[[nodiscard]] std::vector<FilterTerm> filterTermsOf(const Snapshot& snapshot, EventId event);
// "type", "class", "status", "entity": stable, for files; and back.
[[nodiscard]] std::string_view nameOf(FilterTerm::Field field);
[[nodiscard]] std::optional<FilterTerm::Field> filterFieldNamed(std::string_view name);

// Refers to the snapshot.
class PassingEvents {
public:
    PassingEvents(const Snapshot& snapshot, const EventFilter& filter);

    // Nothing is held back.
    [[nodiscard]] bool all() const { return m_in.empty() && m_out.empty(); }
    [[nodiscard]] bool operator()(EventId event) const;

private:
    struct Test {
        FilterTerm::Field field = FilterTerm::Field::Type;
        StringId name; // none where the data has no such name: then no event is meant
        EntityId entity;
        EventStatus status = EventStatus::Unknown;
    };
    [[nodiscard]] Test testFor(const FilterTerm& term) const;
    [[nodiscard]] bool holds(const Test& test, EventId event) const;

    const Snapshot& m_snapshot;
    std::vector<Test> m_in; // those of one field together
    std::vector<Test> m_out;
};

} // namespace throughline
