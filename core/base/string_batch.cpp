// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_batch.h"

#include <cstring>

namespace throughline {

std::uint32_t StringBatch::add(std::string_view text)
{
    StringPool::Key key = m_writer.key(text);
    const DistinctHashes::Place place = m_hashes.add(key.hash);
    if (!place.isNew)
        return place.number;
    if (key.form == StringPool::Form::Text) {
        auto* const copy = static_cast<char*>(m_texts.allocate(text.size(), 1));
        std::memcpy(copy, text.data(), text.size());
        key.text = {copy, text.size()};
    }
    m_keys.push_back(key);
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
    m_hashes.clear();
    m_keys.clear();
    m_ids.clear();
    m_texts.release();
}

} // namespace throughline
