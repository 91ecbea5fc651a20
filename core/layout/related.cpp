// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/related.h"

#include <algorithm>

namespace throughline {

namespace {

bool causes(const Snapshot& snapshot, EventId cause, EventId effect)
{
    const std::span<const Link> links = snapshot.links.into(effect);
    return snapshot.links.treeParent(effect) == cause ||
           std::any_of(links.begin(), links.end(), [&](const Link& link) { return link.from == cause; });
}

} // namespace

bool related(const Snapshot& snapshot, EventId one, EventId other)
{
    return one == other || causes(snapshot, one, other) || causes(snapshot, other, one);
}

} // namespace throughline
