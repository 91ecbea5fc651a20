// SPDX-License-Identifier: GPL-3.0-or-later
// RecordSample: the first records of a source as paths and values, whatever its format.
//
// What the detection of a field mapping looks at. A value, one thread.
#pragma once

#include "core/import/raw_record.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace throughline {

struct SampledValue {
    std::uint32_t record = 0;
    RawValue::Kind kind = RawValue::Kind::Absent;
    std::string text; // at most its first bytes

    [[nodiscard]] RawValue raw() const { return {kind, text}; }
};

struct SampledField {
    std::string path; // a JSON Pointer
    std::vector<SampledValue> values;
};

class RecordSample {
public:
    static constexpr std::uint32_t kMostRecords = 500;

    [[nodiscard]] bool full() const { return m_records == kMostRecords; }
    // Values that are added belong to this record.
    void beginRecord() { ++m_records; }
    void add(std::string_view path, const RawValue& value);

    [[nodiscard]] std::uint32_t records() const { return m_records; }
    // In the order in which they were first seen.
    [[nodiscard]] const std::vector<SampledField>& fields() const { return m_fields; }

private:
    std::uint32_t m_records = 0;
    std::vector<SampledField> m_fields;
    std::unordered_map<std::string, std::size_t> m_byPath;
};

} // namespace throughline
