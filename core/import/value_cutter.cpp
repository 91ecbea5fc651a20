// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/value_cutter.h"

#include <utility>

namespace throughline {

Result<bool> ValueCutter::next(Block& block)
{
    // A slice that is longer than what is left moves the bytes once; most blocks never do.
    constexpr std::size_t kRoom = kBlockBytes + kBlockBytes / 4;
    (void)block.buffer.room(kRoom);
    std::size_t contextBytes = 0;
    RecordSlice slice;
    while (!m_ended && block.buffer.size() < kBlockBytes && contextBytes < kBlockBytes) {
        m_ended = !m_splitter.next(slice);
        contextBytes += takeContexts(block);
        if (m_ended)
            break;
        block.buffer.append(slice.bytes);
        block.slices.push_back(slice);
    }
    const std::optional<Problem>& failure = m_splitter.failure();
    const bool found = !block.slices.empty() || !block.contexts.empty();
    if (failure && (!found || failure->code == ProblemCode::Cancelled))
        return tl::unexpected<Problem>(*failure);
    const char* start = block.buffer.view().data();
    for (RecordSlice& each : block.slices) {
        each.bytes = {start, each.bytes.size()};
        start += each.bytes.size();
    }
    return found;
}

// Returns about how many bytes they take.
std::size_t ValueCutter::takeContexts(Block& block)
{
    std::vector<RecordContext>& ended = m_splitter.endedContexts();
    std::size_t bytes = 0;
    for (RecordContext& context : ended) {
        bytes += sizeof(RecordContext);
        for (const RecordContext::Member& member : context.members)
            bytes += sizeof(member) + member.key.size() + member.json.size();
        block.contexts.push_back(std::move(context));
    }
    ended.clear();
    return bytes;
}

} // namespace throughline
