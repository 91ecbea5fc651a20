// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/mapping_choices.h"

#include "core/import/mapping_file.h"
#include "ui/session/source_text.h"

#include <utility>

namespace throughline {

void MappingChoices::choose(ImportField field, const std::optional<std::string>& path)
{
    if (path)
        std::erase_if(m_chosen, [&](const auto& other) { return other.second == path; });
    m_chosen[field] = path;
}

const std::optional<std::string>* MappingChoices::choiceOf(ImportField field) const
{
    const auto found = m_chosen.find(field);
    return found == m_chosen.end() ? nullptr : &found->second;
}

FieldMappingData MappingChoices::mapping() const
{
    FieldMappingData mapping = m_given;
    for (const auto& [field, path] : m_chosen)
        mapping = withChoice(std::move(mapping), field, path);
    return mapping;
}

Result<void> MappingChoices::loadFrom(const QString& file)
{
    Result<FieldMappingData> loaded = loadMapping(pathName(file));
    if (!loaded)
        return tl::unexpected<Problem>(std::move(loaded.error()));
    m_given = std::move(*loaded);
    m_chosen.clear();
    return {};
}

Result<void> MappingChoices::saveTo(const QString& file) const
{
    return saveMapping(mapping(), pathName(file));
}

} // namespace throughline
