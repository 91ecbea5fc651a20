// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/record_sample.h"

namespace throughline {

void RecordSample::add(std::string_view path, const RawValue& value)
{
    constexpr std::size_t kMostFields = 4000;
    constexpr std::size_t kMostBytes = 256; // what tells a value's kind stands at its beginning
    const auto [place, isNew] = m_byPath.try_emplace(std::string(path), m_fields.size());
    if (isNew && m_fields.size() == kMostFields) {
        m_byPath.erase(place);
        return;
    }
    if (isNew)
        m_fields.push_back({std::string(path), {}});
    m_fields[place->second].values.push_back(
        {m_records - 1, value.kind, std::string(value.text.substr(0, kMostBytes))});
}

} // namespace throughline
