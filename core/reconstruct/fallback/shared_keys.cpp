// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/fallback/shared_keys.h"

#include <algorithm>
#include <string>

namespace throughline {

SharedKeys::SharedKeys(const Snapshot& snapshot, const GlueIdentities& glue)
    : m_events(snapshot.events), m_kindOf(snapshot.entities.size())
{
    // In the order of their names: that of the entities depends on how ties in time were read.
    std::vector<std::pair<std::string, StringId>> names;
    for (const StringId kind : snapshot.entities.kinds())
        names.emplace_back(snapshot.str(kind), kind);
    std::sort(names.begin(), names.end());
    names.resize(std::min(names.size(), kMost));
    for (std::uint32_t i = 0; i < m_kindOf.size(); ++i) {
        const StringId kind = snapshot.entities[EntityId(i)].kind;
        for (std::size_t bit = 0; bit < names.size(); ++bit) {
            if (names[bit].second == kind && !glue.has(EntityId(i)))
                m_kindOf[i] = KeyKinds{1} << bit;
        }
    }
}

KeyKinds SharedKeys::shared(EventId a, EventId b) const
{
    KeyKinds kinds = 0;
    eachKey(a, [&](EntityId ofA, KeyKinds bit) {
        if ((kinds & bit) != 0)
            return;
        eachKey(b, [&](EntityId ofB, KeyKinds) { kinds |= ofA == ofB ? bit : 0; });
    });
    return kinds;
}

} // namespace throughline
