// SPDX-License-Identifier: GPL-3.0-or-later
// The parser of Jaeger JSON spans, and of what a trace says of its spans.
//
// Reads what Jaeger's API and UI write and the flavour that protobuf libraries make of its model (ids in
// base64, times as texts). Of a key that stands there twice the first one counts. Logs and warnings stay in
// the payload. Keeps buffers from span to span: owned by one reading, one thread.
#pragma once

#include "core/import/reader.h"

#include <memory>

namespace throughline {

[[nodiscard]] std::unique_ptr<BlockParser> jaegerSpanParser(const ParserSettings& settings);

} // namespace throughline
