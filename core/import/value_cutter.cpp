// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/value_cutter.h"

namespace throughline {

Result<bool> ValueCutter::next(Block& block)
{
    if (m_failure)
        return tl::unexpected<Problem>(*m_failure);
    RecordSlice slice;
    while (block.buffer.size() < kBlockBytes) {
        const Result<bool> found = m_splitter.next(slice);
        if (!found && (block.slices.empty() || found.error().code == ProblemCode::Cancelled))
            return found;
        if (!found)
            m_failure = found.error();
        if (!found || !*found)
            break;
        if (!slice.recordKind.empty())
            slice.recordKind = *m_kinds.emplace(slice.recordKind).first;
        block.buffer.append(slice.bytes);
        block.slices.push_back(slice);
    }
    const char* start = block.buffer.view().data();
    for (RecordSlice& each : block.slices) {
        each.bytes = {start, each.bytes.size()};
        start += each.bytes.size();
    }
    return !block.slices.empty();
}

} // namespace throughline
