// SPDX-License-Identifier: GPL-3.0-or-later
// CsvCutter: the BlockCutter of tables of text. Looks for the last end of a row of what it has read; rows are
// found by the thread that parses them.
//
// Goes from quote to quote. A quote that is never closed would take all that follows into its cell: where
// none is found within the longest record, or before the end, each line from there to where it looked is a
// row of its own, in a block that says so by slices.
#pragma once

#include "core/import/stream_rest.h"

#include <utility>
#include <vector>

namespace throughline {

class CsvCutter final : public BlockCutter {
public:
    CsvCutter(ByteStream& stream, char delimiter, const ReadLimits& limits)
        : m_rest(stream), m_delimiter(delimiter), m_limits(limits)
    {}

    // Lines of the block are whole rows.
    Result<bool> next(Block& block) override;
    [[nodiscard]] bool hadByteOrderMark() const override { return m_rest.hadByteOrderMark(); }

private:
    void scan();
    [[nodiscard]] bool opensCell(std::size_t quote) const;
    [[nodiscard]] std::size_t lastRowEnd() const;
    void handOut(Block& block, std::size_t size);
    void handOutEnd(Block& block);
    void handOutLines(Block& block);
    void skipLongLine(Block& block);
    void beginRow();

    StreamRest m_rest; // begins with a row
    char m_delimiter;
    ReadLimits m_limits;
    std::size_t m_scanned = 0;                                  // of m_rest
    bool m_quoted = false;                                      // what follows there stands in a quoted cell
    std::vector<std::pair<std::size_t, std::size_t>> m_outside; // parts of m_rest outside of quoted cells
    bool m_begun = false;
};

} // namespace throughline
