// SPDX-License-Identifier: GPL-3.0-or-later
// ValueCutter: the BlockCutter of JSON that is not one record a line. See JsonLayout.
#pragma once

#include "core/import/block.h"
#include "core/import/value_splitter.h"

#include <utility>
#include <vector>

namespace throughline {

class ValueCutter final : public BlockCutter {
public:
    ValueCutter(ByteStream& stream, const JsonLayout& layout, const ReadLimits& limits)
        : m_splitter(stream, layout, limits.maxRecordBytes)
    {}

    Result<bool> next(Block& block) override;
    [[nodiscard]] bool hadByteOrderMark() const override { return m_splitter.hadByteOrderMark(); }
    [[nodiscard]] std::vector<RecordContext> closeContexts() override
    {
        m_splitter.closeContexts();
        return std::move(m_splitter.endedContexts());
    }

private:
    std::size_t takeContexts(Block& block);

    ValueSplitter m_splitter;
    bool m_ended = false;
};

} // namespace throughline
