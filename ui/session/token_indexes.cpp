// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/token_indexes.h"

namespace throughline {

const TokenIndex& LazyTokenIndex::built() const
{
    // Where memory runs out the next one who asks tries again.
    std::call_once(m_once, [this] { m_index.emplace(*m_snapshot); });
    return *m_index;
}

std::shared_ptr<const LazyTokenIndex> TokenIndexes::current()
{
    const std::shared_ptr<const Snapshot>& open = m_navigator.snapshot();
    if (!open)
        m_current.reset();
    else if (!m_current || m_current->snapshot() != open)
        m_current = std::make_shared<const LazyTokenIndex>(open);
    return m_current;
}

} // namespace throughline
