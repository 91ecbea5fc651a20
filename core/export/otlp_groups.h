// SPDX-License-Identifier: GPL-3.0-or-later
// OtlpGroups: which events stand together under one resource in an export to OTLP.
//
// Spans of OTLP stay under the resource and scope that they were read from; all other events stand under one
// resource for each class, which is its service.name. Groups come in the order of their first events. Any
// thread.
#pragma once

#include "core/model/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

class OtlpGroups {
public:
    explicit OtlpGroups(const Snapshot& snapshot);

    // All events, group by group, in each in order of time.
    [[nodiscard]] std::vector<EventId> order() const;
    [[nodiscard]] bool together(EventId a, EventId b) const { return keyOf(a) == keyOf(b); }
    // What begins the group of an event, up to the bracket of its spans. Of a resource that cannot be read
    // back the class remains, and the attributes that are given.
    [[nodiscard]] std::string begin(EventId e, std::string_view attributes) const;
    [[nodiscard]] static std::string_view end() { return "\n]}]}"; }

private:
    [[nodiscard]] std::uint64_t keyOf(EventId e) const;
    [[nodiscard]] std::string partOf(ContextId context, std::initializer_list<std::string_view> names) const;

    const Snapshot& m_snapshot;
    std::vector<bool> m_inResource; // by context
};

} // namespace throughline
