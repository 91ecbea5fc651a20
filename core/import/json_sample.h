// SPDX-License-Identifier: GPL-3.0-or-later
// JSON values as the paths and values of a record sample. Elements of arrays are left out. One thread.
#pragma once

#include "core/import/record_sample.h"

#include <string>
#include <string_view>

namespace throughline {

// One more record, unless the sample is full or the text is no JSON object.
void sampleJsonRecord(RecordSample& sample, std::string_view json);
// The members of an object that stands under a path of the record at hand; nothing where the text is none.
void sampleJsonMembers(RecordSample& sample, std::string_view json, const std::string& path);

} // namespace throughline
