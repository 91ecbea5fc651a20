// SPDX-License-Identifier: GPL-3.0-or-later
// SampleColumns: the fields of a sample beside what a mapping makes of them. One thread.
#pragma once

#include "core/import/field_mapping.h"
#include "core/import/record_sample.h"
#include "core/import/value_profile.h"

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

struct SampleColumn {
    const SampledField* field = nullptr;
    std::vector<std::string> keys; // from the outside in
    ValueProfile profile;
    KeyMeaning meaning;         // None where the mapping does not reach it
    std::uint8_t container = 0; // that holds it
    bool open = false;          // stands where keys in _id name entities
    double share = 0;           // of the records: those in which it says something
    double wins = 0;            // of the records: those whose field is taken from here

    // Nobody's yet. A key in _id is an entity's, but may turn out to be more.
    [[nodiscard]] bool isFree() const { return meaning.field == ImportField::None && profile.saying > 0; }
};

class SampleColumns {
public:
    // The sample outlives this.
    explicit SampleColumns(const RecordSample& sample);

    void resolve(const FieldMapping& mapping);

    [[nodiscard]] const std::vector<SampleColumn>& all() const { return m_columns; }
    // Of the records: those in which the mapping finds the field, with a value that can be used.
    [[nodiscard]] double found(ImportField field) const;
    // Of what the one field says: what the other says somewhere.
    [[nodiscard]] double containment(const std::vector<const SampleColumn*>& inner,
                                     const std::vector<const SampleColumn*>& outer) const;
    // Of the records in which a column says something: those in which the mapping finds the field.
    [[nodiscard]] double together(const SampleColumn& column, ImportField field) const;
    [[nodiscard]] std::vector<const SampleColumn*> of(ImportField field) const;

private:
    void findWinners(ImportField field);

    const RecordSample& m_sample;
    std::vector<SampleColumn> m_columns;
};

} // namespace throughline
