// SPDX-License-Identifier: GPL-3.0-or-later
// ValueCutter: the BlockCutter of JSON that is not one record a line. See JsonLayout.
#pragma once

#include "core/import/block.h"
#include "core/import/value_splitter.h"

#include <optional>
#include <set>
#include <string>

namespace throughline {

class ValueCutter final : public BlockCutter {
public:
    ValueCutter(ByteStream& stream, const JsonLayout& layout, const ReadLimits& limits)
        : m_splitter(stream, !layout.levels.empty(), limits.maxRecordBytes)
    {}

    Result<bool> next(Block& block) override;
    [[nodiscard]] bool hadByteOrderMark() const override { return m_splitter.hadByteOrderMark(); }

private:
    ValueSplitter m_splitter;
    std::set<std::string, std::less<>> m_kinds; // what slices point into
    std::optional<Problem> m_failure;           // of the stream, not told yet
};

} // namespace throughline
