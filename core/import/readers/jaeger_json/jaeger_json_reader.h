// SPDX-License-Identifier: GPL-3.0-or-later
// Spans as Jaeger JSON: what its UI downloads and its API answers, bare traces, or spans on their own with
// their process in them; one value, an array, or one a line. See reader.h.
#pragma once

#include "core/import/reader.h"

namespace throughline {

class JaegerJsonReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "Jaeger JSON"; }
    [[nodiscard]] SniffResult sniff(const SourcePrefix& prefix) const override;
    [[nodiscard]] std::unique_ptr<BlockCutter> cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const override;
    [[nodiscard]] std::unique_ptr<BlockParser> parser(const ParserSettings& settings) const override;
};

} // namespace throughline
