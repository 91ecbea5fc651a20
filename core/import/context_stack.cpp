// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/context_stack.h"

namespace throughline {

void ContextStack::open(std::uint8_t level)
{
    m_open.emplace_back().context.level = level;
}

void ContextStack::close()
{
    if (m_open.back().context.id)
        m_ended.push_back(std::move(m_open.back().context));
    m_open.pop_back();
}

void ContextStack::addMember(std::string_view key, std::string_view json, std::uint64_t offset)
{
    constexpr std::size_t kOverhead = sizeof(RecordContext::Member);
    Open& open = m_open.back();
    open.bytes += key.size() + json.size() + kOverhead;
    open.context.members.push_back({std::string(key), std::string(json), offset});
}

ContextId ContextStack::ofRecord()
{
    if (m_open.empty())
        return {};
    if (!m_open.back().context.id) {
        ContextId parent;
        for (Open& open : m_open) {
            if (!open.context.id)
                open.context.id = ContextId(m_count++);
            open.context.parent = parent;
            parent = open.context.id;
        }
    }
    return m_open.back().context.id;
}

} // namespace throughline
