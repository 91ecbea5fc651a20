// SPDX-License-Identifier: GPL-3.0-or-later
// What the first records of a source hold, and which of their fields a mapping takes for what: before
// anything of it is loaded.
//
// Reads the first bytes only, of a URL too, and never changes what it opens. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/import/mapping_detection.h"
#include "core/import/record_sample.h"
#include "core/pipeline/download.h"

#include <string>

namespace throughline {

struct SourceFields {
    std::string format; // "native NDJSON"
    // Empty, as what was detected, where the format does not leave open how fields are called.
    RecordSample sample;
    MappingDetection detection; // from the mapping given
};

// Of a folder its first file; of a URL as far as it can be opened. FileMissing, FileUnreadable, EmptyFile;
// UnknownFormat and BadArgument, of archives and databases, where there is nothing to look at.
[[nodiscard]] Result<SourceFields> fieldsOf(const std::string& path, const FieldMappingData& given,
                                            const UrlOpening& openUrl = {}, const CancelToken& cancel = {});

} // namespace throughline
