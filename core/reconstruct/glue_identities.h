// SPDX-License-Identifier: GPL-3.0-or-later
// GlueIdentities: contacts, users and entities that join strangers (spec 2, "Link fallback"): placeholders
// such as "null", "0" or "test" (an entity only where several contacts share it), and people that far more
// events name than others of their kind.
//
// What two events have in common only by such a value says nothing of a cause. Immutable, any thread.
#pragma once

#include "core/model/findings.h"
#include "core/reconstruct/event_order.h"

#include <vector>

namespace throughline {

class GlueIdentities {
public:
    explicit GlueIdentities(const Snapshot& snapshot);

    [[nodiscard]] bool has(EntityId entity) const { return m_glue[entity.index()]; }
    // A finding for each that several events name, at the first of them.
    void report(const EventOrder& order, std::vector<Finding>& findings) const;

private:
    const Snapshot& m_snapshot;
    std::vector<bool> m_glue; // by entity
};

} // namespace throughline
