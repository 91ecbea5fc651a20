// SPDX-License-Identifier: GPL-3.0-or-later
// LineCutter: the BlockCutter of NDJSON. Looks for the last end of line of what it has read, no more: lines
// are found by the thread that parses them.
#pragma once

#include "core/import/stream_rest.h"

namespace throughline {

class LineCutter final : public BlockCutter {
public:
    LineCutter(ByteStream& stream, const ReadLimits& limits) : m_rest(stream), m_limits(limits) {}

    Result<bool> next(Block& block) override;
    [[nodiscard]] bool hadByteOrderMark() const override { return m_rest.hadByteOrderMark(); }

private:
    StreamRest m_rest;
    ReadLimits m_limits;
    bool m_begun = false;
};

} // namespace throughline
