// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_batch.h"

#include "core/base/short_text.h"

#include <cstring>

namespace throughline {

StringBatch::Recent& StringBatch::recentOf(std::string_view text)
{
    return m_recent[placeOfEnd(text)];
}

std::uint32_t StringBatch::add(std::string_view text)
{
    Recent& recent = recentOf(text);
    if (sameText(recent.text, text))
        return recent.number;
    StringPool::Key& key = m_keys.emplace_back();
    m_writer.makeKey(text, key);
    const bool isPacked = key.form != StringPool::Form::Text;
    const DistinctHashes::Place place = m_hashes.add(key.hash);
    if (!place.isNew) {
        m_keys.pop_back();
    } else if (!isPacked) {
        auto* const copy = static_cast<char*>(m_texts.allocate(text.size(), 1));
        std::memcpy(copy, text.data(), text.size());
        key.text = {copy, text.size()};
    }
    if (!isPacked)
        recent = {m_keys[place.number].text, place.number};
    return place.number;
}

void StringBatch::settle()
{
    const std::size_t settled = m_ids.size();
    m_ids.resize(m_keys.size());
    m_writer.intern(std::span(m_keys).subspan(settled), m_hashes.all().subspan(settled),
                    std::span(m_ids).subspan(settled));
}

void StringBatch::clear()
{
    m_recent.fill({});
    m_hashes.clear();
    m_keys.clear();
    m_ids.clear();
    m_texts.release();
}

} // namespace throughline
