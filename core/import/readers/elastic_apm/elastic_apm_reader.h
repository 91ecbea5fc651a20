// SPDX-License-Identifier: GPL-3.0-or-later
// What Elastic APM's agents send, its intake API version 2: a line of metadata, then a line for each
// transaction, span and error. See reader.h.
//
// Recognised by that first line, or by what each transaction and span must have there.
#pragma once

#include "core/import/reader.h"

namespace throughline {

class ElasticApmReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "Elastic APM events"; }
    [[nodiscard]] SniffResult sniff(const SourcePrefix& prefix) const override;
    [[nodiscard]] std::unique_ptr<BlockCutter> cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const override;
    [[nodiscard]] std::unique_ptr<BlockParser> parser(const ParserSettings& settings) const override;
};

} // namespace throughline
