// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/key_lookup.h"

#include <utility>

namespace throughline {

KeyMeaning KeyLookup::lookUp(std::string_view key, std::uint8_t scope)
{
    constexpr std::size_t kMostKnown = 4096; // a record may have ids for keys
    if (m_last->other && m_last->other->is(key, scope)) {
        std::swap(m_last->next, m_last->other);
        m_last = m_last->next;
        return m_last->meaning;
    }
    m_name = key;
    m_name += static_cast<char>(scope);
    Known*& known = m_byName[m_name];
    if (!known) {
        const KeyMeaning meaning = m_mapping.meaningOf(key, scope);
        if (m_known.size() == kMostKnown) {
            m_byName.erase(m_name);
            return meaning;
        }
        known = &m_known.emplace_back();
        known->key = key;
        known->scope = scope;
        known->meaning = meaning;
    }
    m_last->other = m_last->next;
    m_last->next = known;
    m_last = known;
    return known->meaning;
}

} // namespace throughline
