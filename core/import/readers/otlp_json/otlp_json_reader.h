// SPDX-License-Identifier: GPL-3.0-or-later
// Spans as OTLP JSON: one export request, an array of them or one a line, also as Tempo and Jaeger's API wrap
// them. See reader.h.
//
// Logs and metrics, which share files with spans, are told as records that are not read.
#pragma once

#include "core/import/reader.h"

namespace throughline {

class OtlpJsonReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "OTLP JSON"; }
    [[nodiscard]] SniffResult sniff(const SourcePrefix& prefix) const override;
    [[nodiscard]] std::unique_ptr<BlockCutter> cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const override;
    [[nodiscard]] std::unique_ptr<BlockParser> parser(const ParserSettings& settings) const override;
};

} // namespace throughline
