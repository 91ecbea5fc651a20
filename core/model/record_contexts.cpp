// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/record_contexts.h"

#include <utility>

namespace throughline {

ContextId RecordContexts::add(std::uint32_t count)
{
    const ContextId first(size());
    m_contexts.resize(m_contexts.size() + count);
    return first;
}

void RecordContexts::describe(ContextId id, ContextId parent, std::vector<ContextPart> parts)
{
    m_contexts[id.index()] = {parent, std::move(parts)};
}

} // namespace throughline
