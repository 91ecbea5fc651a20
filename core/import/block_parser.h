// SPDX-License-Identifier: GPL-3.0-or-later
// BlockParser: understands the records of blocks and hands them to a sink. RecordParser: JSON records, one at
// a time.
//
// A reader makes one for each reading thread; it may keep buffers from block to block. Used on that thread.
#pragma once

#include "core/import/block.h"
#include "core/import/json_records.h"
#include "core/import/record_sink.h"

namespace throughline {

class BlockParser {
public:
    virtual ~BlockParser() = default;
    // All records of the block, in their order; what is wrong with one goes to the sink.
    virtual void parse(Block& block, RecordSink& sink) = 0;
    // What a context says of its records. Its JSON may be malformed; what cannot be read says nothing.
    [[nodiscard]] virtual ContextMeaning meaningOf(const RecordContext&) { return {}; }
};

// For formats whose records are JSON objects. Sees to slices that are no whole records.
class RecordParser : public BlockParser {
public:
    explicit RecordParser(const ReadLimits& limits) : m_limits(limits) {}

    void parse(Block& block, RecordSink& sink) final;

protected:
    // For the records of blocks, as parseRecord() gets them.
    [[nodiscard]] JsonRecords& json() { return m_json; }
    // One record whose bytes are a whole slice: accept it, in as many events as it holds, or reject it.
    virtual void parseRecord(const RecordSlice& slice, RecordSink& sink) = 0;

private:
    void parseSlices(const std::vector<RecordSlice>& slices, RecordSink& sink);
    void rejectFragment(const RecordSlice& slice, RecordSink& sink) const;

    ReadLimits m_limits;
    JsonRecords m_json;
};

// Rejects a slice with a problem at its place.
void rejectSlice(RecordSink& sink, const RecordSlice& slice, ProblemCode code,
                 std::vector<std::string> parameters);
// Says why JSON that a parser refused is no object: malformed, cut off (where the slice is a last line), too
// deep, or another kind of value.
void rejectJson(RecordSink& sink, const RecordSlice& slice);

} // namespace throughline
