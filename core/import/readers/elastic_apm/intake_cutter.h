// SPDX-License-Identifier: GPL-3.0-or-later
// IntakeCutter: cuts lines of Elastic APM's intake API, and makes each line of metadata the context of the
// lines behind it. See BlockCutter.
//
// A file may hold what several services sent, one behind the other: which metadata counts is known only in
// their order, so lines are cut here and not by the threads that parse.
#pragma once

#include "core/import/block.h"

namespace throughline {

class IntakeCutter final : public BlockCutter {
public:
    IntakeCutter(ByteStream& stream, const ReadLimits& limits);

    [[nodiscard]] Result<bool> next(Block& block) override;
    [[nodiscard]] bool hadByteOrderMark() const override { return m_lines->hadByteOrderMark(); }

private:
    void openContext(const RecordSlice& metadata, Block& block);

    std::unique_ptr<BlockCutter> m_lines;
    ReadLimits m_limits;
    ContextId m_context; // of the last line of metadata
    std::uint32_t m_count = 0;
};

} // namespace throughline
