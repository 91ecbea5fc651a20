// SPDX-License-Identifier: GPL-3.0-or-later
// MappingChoices: what a person says about the fields of a source, on top of a mapping that is there.
//
// A value; GUI thread where files are read and written, which are small.
#pragma once

#include "core/base/result.h"
#include "core/import/field_mapping.h"

#include <QString>

#include <map>
#include <optional>
#include <string>

namespace throughline {

class MappingChoices {
public:
    // None: the standard mapping.
    explicit MappingChoices(const std::optional<FieldMappingData>& given)
        : m_given(given.value_or(FieldMapping::standardData()))
    {}

    // The field stands under that path, a JSON Pointer, which then means nothing else; none: it is not read.
    void choose(ImportField field, const std::optional<std::string>& path);
    // It is found as before.
    void leave(ImportField field) { m_chosen.erase(field); }
    // Null where nothing was chosen.
    [[nodiscard]] const std::optional<std::string>* choiceOf(ImportField field) const;

    [[nodiscard]] FieldMappingData mapping() const;
    // As `--mapping` takes it. What is loaded takes the place of all that was chosen.
    [[nodiscard]] Result<void> loadFrom(const QString& file);
    [[nodiscard]] Result<void> saveTo(const QString& file) const;

private:
    FieldMappingData m_given;
    std::map<ImportField, std::optional<std::string>> m_chosen;
};

} // namespace throughline
