// SPDX-License-Identifier: GPL-3.0-or-later
// RecordReadings: one JSON record read in both ways, by the walk and by its shape, as texts to be compared.
//
// Stands for one source: shapes that it has learned stay. One thread.
#pragma once

#include "core/import/mapped_members.h"
#include "core/import/record_shapes.h"

#include <string>
#include <string_view>

namespace throughline {

// A text behind which parsers may read ahead.
class PaddedText {
public:
    explicit PaddedText(std::string_view text) : m_bytes(text), m_size(text.size())
    {
        m_bytes.append(kReadablePadding, '\0');
    }
    [[nodiscard]] std::string_view view() const { return {m_bytes.data(), m_size}; }

private:
    std::string m_bytes;
    std::size_t m_size;
};

class RecordReadings {
public:
    // As the walk reads it; empty where it is not JSON.
    [[nodiscard]] std::string walked(std::string_view json)
    {
        return m_records.readInto<MappedMembers>(m_record, json, m_keys) ? told() : std::string();
    }
    // As its shape is read; empty where that is not known.
    [[nodiscard]] std::string known(std::string_view json)
    {
        return m_shapes.read(m_record, json) ? told() : std::string();
    }
    // Of a record that the walk has read without repairing it.
    void learn(std::string_view json) { m_shapes.learn(m_records, json); }

private:
    // What the raw record says.
    [[nodiscard]] std::string told() const
    {
        std::string text = m_record.repaired ? "repaired;" : "as it is;";
        const auto add = [&text](std::string_view part) {
            text += part;
            text += '\x1f';
        };
        for (std::size_t i = 0; i < kImportFieldCount; ++i) {
            const auto field = static_cast<ImportField>(i);
            const RawValue& value = m_record[field];
            add(std::to_string(static_cast<int>(value.kind)));
            add(value.text);
            if (value.kind != RawValue::Kind::Absent)
                add(std::to_string(m_record.containerOf(field)));
        }
        for (const RawReference& reference : m_record.references()) {
            add(reference.key);
            add(reference.value);
        }
        return text;
    }

    const FieldMapping& m_mapping = FieldMapping::standard();
    KeyLookup m_keys{m_mapping};
    RecordShapes m_shapes{m_mapping};
    JsonRecords m_records;
    RawRecord m_record;
};

} // namespace throughline
