// SPDX-License-Identifier: GPL-3.0-or-later
// Spans as Zipkin v2 JSON: an array of them, an array of traces, one span, or one value a line. See reader.h.
//
// Zipkin v1 and thrift as JSON are recognised, to be refused by name.
#pragma once

#include "core/import/reader.h"

namespace throughline {

class ZipkinJsonReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "Zipkin v2 JSON"; }
    [[nodiscard]] SniffResult sniff(const SourcePrefix& prefix) const override;
    [[nodiscard]] std::unique_ptr<BlockCutter> cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const override;
    [[nodiscard]] std::unique_ptr<BlockParser> parser(const ParserSettings& settings) const override;
};

} // namespace throughline
