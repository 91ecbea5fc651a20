// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of text with a header: CSV with commas, semicolons or bars, and TSV (spec 1, "Where records come
// from"). A cell of a container's column (payload, metadata) may hold JSON; an apostrophe that guards a
// formula (see cell_text.h) is no part of the text. See reader.h.
#pragma once

#include "core/import/reader.h"

namespace throughline {

class CsvReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "CSV or TSV with a header"; }
    // Its own where a column is found for the type and one for another field.
    [[nodiscard]] SniffResult sniff(const SourcePrefix& prefix) const override;
    [[nodiscard]] std::optional<RecordSample> sample(const SourcePrefix& prefix) const override;
    [[nodiscard]] std::unique_ptr<BlockCutter> cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const override;
    [[nodiscard]] std::unique_ptr<BlockParser> parser(const ParserSettings& settings) const override;
};

} // namespace throughline
