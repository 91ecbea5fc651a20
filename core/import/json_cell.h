// SPDX-License-Identifier: GPL-3.0-or-later
// JsonCell: offers the scalars of a JSON object that stands inside a record of another format, such as a
// cell of a table, to a raw record.
//
// Keeps buffers from object to object; what it offers is valid until the next one. One thread.
#pragma once

#include "core/import/json_records.h"
#include "core/import/key_lookup.h"
#include "core/import/raw_record.h"

#include <string>
#include <string_view>

namespace throughline {

class JsonCell {
public:
    // The members of the object count as those of a container and are looked up in a scope. False, and
    // nothing offered, where the text is no JSON object. The text is copied.
    [[nodiscard]] bool offer(std::string_view json, KeyLookup& keys, std::uint8_t container,
                             std::uint8_t scope, RawRecord& record);

private:
    JsonRecords m_json;
    std::string m_repaired;
};

} // namespace throughline
