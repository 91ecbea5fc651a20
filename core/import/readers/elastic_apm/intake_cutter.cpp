// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/elastic_apm/intake_cutter.h"

#include "core/import/json_members.h"
#include "core/import/json_scan.h"

#include <algorithm>

namespace throughline {

namespace {

bool isMetadata(const RecordSlice& slice)
{
    const bool whole = slice.kind == RecordSlice::Kind::Record || slice.kind == RecordSlice::Kind::LastLine;
    if (!whole || !isJsonObject(slice.bytes))
        return false;
    JsonMembers members(slice.bytes);
    // What is malformed is left to the parser, which reports it.
    return members.next() && members.key() == "metadata" && !findJsonFault(slice.bytes);
}

} // namespace

IntakeCutter::IntakeCutter(ByteStream& stream, const ReadLimits& limits)
    : m_lines(cutJson(stream, {.lines = true}, limits)), m_limits(limits)
{}

Result<bool> IntakeCutter::next(Block& block)
{
    Result<bool> more = m_lines->next(block);
    if (!more || !*more)
        return more;
    cutLines(block, m_limits);
    for (RecordSlice& slice : block.slices) {
        if (isMetadata(slice))
            openContext(slice, block);
        else
            slice.context = m_context;
    }
    std::erase_if(block.slices, isMetadata);
    return more;
}

void IntakeCutter::openContext(const RecordSlice& metadata, Block& block)
{
    m_context = ContextId(m_count++);
    RecordContext context;
    context.id = m_context;
    JsonMembers members(metadata.bytes);
    while (members.next()) {
        const auto place = static_cast<std::uint64_t>(members.value().data() - metadata.bytes.data());
        context.members.push_back(
            {std::string(members.key()), std::string(members.value()), metadata.offset + place});
    }
    block.contexts.push_back(std::move(context));
}

} // namespace throughline
