// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/flame_graph.h"

#include <algorithm>

namespace throughline {

std::uint32_t FlameGraph::find(EventId event) const
{
    const auto found = std::lower_bound(frameOf.begin(), frameOf.end(), event,
                                        [](const auto& entry, EventId e) { return entry.first < e; });
    return found != frameOf.end() && found->first == event ? found->second : FlameFrame::kNone;
}

} // namespace throughline
