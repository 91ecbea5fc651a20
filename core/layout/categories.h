// SPDX-License-Identifier: GPL-3.0-or-later
// Categories: gives each event type a colour category and a glyph, from the data (spec 5, "How it looks").
//
// The five known categories (message, automation, commerce, payment, webhook & system) are recognised by
// words in type and class; further types get the next of the fixed colour-blind-safe sequence, most frequent
// first. Immutable after construction; any thread.
#pragma once

#include "core/layout/scene.h"
#include "core/model/snapshot.h"

#include <absl/container/flat_hash_map.h>

namespace throughline {

class Categories {
public:
    explicit Categories(const Snapshot& snapshot);

    [[nodiscard]] Ink ink(EventId e) const;
    [[nodiscard]] Shape shape(EventId e) const;
    [[nodiscard]] bool hollow(EventId e) const; // what came in rather than went out

private:
    struct Look {
        Ink ink = Ink::Category4;
        Shape shape = Shape::Circle;
        bool hollow = false;
    };
    [[nodiscard]] const Look& look(EventId e) const;

    const EventStore* m_events;                       // of the snapshot, which must outlive this
    absl::flat_hash_map<std::uint64_t, Look> m_looks; // by type and class
};

} // namespace throughline
