// SPDX-License-Identifier: GPL-3.0-or-later
// Payloads of Hasura event triggers: one, an array or one a line, each as it is or as the `payload` of a log.
// See reader.h.
#pragma once

#include "core/import/reader.h"

namespace throughline {

class HasuraEventReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "Hasura events"; }
    [[nodiscard]] SniffResult sniff(const SourcePrefix& prefix) const override;
    [[nodiscard]] std::unique_ptr<BlockCutter> cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const override;
    [[nodiscard]] std::unique_ptr<BlockParser> parser(const ParserSettings& settings) const override;
};

} // namespace throughline
