// SPDX-License-Identifier: GPL-3.0-or-later
// Field mappings as people write, save and reuse them: a JSON document. Pure but for the file functions, any
// thread.
//
//   {"throughline_mapping": 1,             the version of this form
//    "base": "standard",                   or "none": only the spellings given here
//    "fields": {"time": ["/ctx/sentAt"],   in order, before those of the base; a single text is a list of one
//               "trace": "ctx.traceId",    a JSON Pointer, or a key or keys with dots (field_path.h)
//               "contact": null},          not read, whatever the base says
//    "containers": ["body", {"key": "/envelope/data", "own_id": true}],
//    "references": ["orderId"],            name entities though they do not end in _id
//    "not_references": ["tenant_id"],      keys in _id that name no entity
//    "time_unit": "ms",                    s, ms, us or ns, for times that are numbers; else told by
//    magnitude "id_is_span": false, "detect": true}                       false: fields that are not found
//    here are not looked for by content
#pragma once

#include "core/base/result.h"
#include "core/import/field_mapping.h"

#include <optional>
#include <string>
#include <string_view>

namespace throughline {

// BadMapping: which key is wrong, and why. `name` is the document's, for the problem's place.
[[nodiscard]] Result<FieldMappingData> parseMapping(std::string_view json, const std::string& name);
// A document that says all of a mapping, on the base "none".
[[nodiscard]] std::string mappingText(const FieldMappingData& data);

// The mapping with one field taken from that path alone, a JSON Pointer, which then means nothing else; with
// none, not read at all.
[[nodiscard]] FieldMappingData withChoice(FieldMappingData data, ImportField field,
                                          const std::optional<std::string>& path);

// FileMissing; FileUnreadable, also where it is too large for a mapping; BadMapping.
[[nodiscard]] Result<FieldMappingData> loadMapping(const std::string& path);
// WriteFailed. What stood there stays until the new file is whole.
[[nodiscard]] Result<void> saveMapping(const FieldMappingData& data, const std::string& path);

} // namespace throughline
