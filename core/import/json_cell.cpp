// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_cell.h"

#include "core/import/json_scan.h"
#include "core/import/mapped_members.h"
#include "core/import/text_repair.h"

namespace throughline {

bool JsonCell::offer(std::string_view json, KeyLookup& keys, std::uint8_t container, std::uint8_t scope,
                     RawRecord& record)
{
    // Checked first, so that of a broken object nothing is offered.
    if (findJsonFault(json))
        return false;
    if (repairJsonText(json, m_repaired))
        record.repaired = true;
    MappedMembers members(record, keys);
    return m_json.readUnpadded(m_repaired, [&](std::string_view key, JsonWalk& value) {
        return members.member(key, value, container, scope);
    });
}

} // namespace throughline
