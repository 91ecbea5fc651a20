// SPDX-License-Identifier: GPL-3.0-or-later
// Native events as NDJSON, a JSON array, values one after the other, an object with one array per record
// kind, or traces that hold their spans (spec 1, "Where records come from"). See reader.h.
#pragma once

#include "core/import/reader.h"

namespace throughline {

class NativeJsonReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "events as JSON or NDJSON"; }
    [[nodiscard]] SniffResult sniff(const SourcePrefix& prefix) const override;
    [[nodiscard]] std::optional<RecordSample> sample(const SourcePrefix& prefix) const override;
    [[nodiscard]] std::unique_ptr<BlockCutter> cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const override;
    [[nodiscard]] std::unique_ptr<BlockParser> parser(const ParserSettings& settings) const override;
};

} // namespace throughline
