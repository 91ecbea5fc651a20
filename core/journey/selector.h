// SPDX-License-Identifier: GPL-3.0-or-later
// Selector: `kind:value`, how a person names an event, a trace, a contact, an order or any other entity (spec
// 4).
#pragma once

#include "core/base/result.h"
#include "core/model/snapshot.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct Selector {
    std::string kind;  // "event", "trace", "token", "job", or an entity's kind
    std::string value; // all after the first colon, which may hold further colons

    [[nodiscard]] std::string text() const { return kind + ":" + value; }
    friend bool operator==(const Selector&, const Selector&) = default;
};

[[nodiscard]] Result<Selector> parseSelector(std::string_view text);

// All events that the selector names, in time order: the event itself; all of a trace; all that name the
// entity, the correlation id of a token or the token itself. A NothingSelected failure where there are none.
[[nodiscard]] Result<std::vector<EventId>> select(const Snapshot& snapshot, const Selector& selector);

// The one event that the selector stands for when a chain is asked for: the event itself, a trace's earliest
// root, the event that created an entity, the latest event of a contact, the latest event that carries a
// token.
[[nodiscard]] Result<EventId> target(const Snapshot& snapshot, const Selector& selector);

} // namespace throughline
