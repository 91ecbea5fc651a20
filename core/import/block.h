// SPDX-License-Identifier: GPL-3.0-or-later
// Block: a part of a source that holds whole records, cut off for one thread to parse.
//
// A BlockCutter makes them, one after the other, on whatever thread asks next. A block owns its bytes and is
// parsed on any thread; its slices' record kinds point into the cutter, which outlives it.
#pragma once

#include "core/base/result.h"
#include "core/import/byte_stream.h"
#include "core/import/json_layout.h"
#include "core/import/record_context.h"
#include "core/import/record_slice.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace throughline {

struct ReadLimits {
    std::uint64_t maxRecordBytes = 16ULL << 20;
};

inline constexpr std::size_t kBlockBytes = 1 << 20; // that a cutter aims at

// Bytes that grow without being cleared first, and kReadablePadding zeros behind them. Growing moves them.
class BlockBuffer {
public:
    [[nodiscard]] std::string_view view() const { return {m_bytes.get(), m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    // Room for at least `count` bytes behind those that are there.
    [[nodiscard]] std::span<char> room(std::size_t count);
    // So many bytes of the room were filled.
    void add(std::size_t count);
    void append(std::string_view bytes);
    void shrink(std::size_t size);

private:
    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0; // without the padding
};

struct Block {
    BlockBuffer buffer;
    // Whole lines of the buffer that nobody has cut yet, and where they lie in the source; see cutLines().
    std::string_view lines;
    std::uint64_t offset = 0;
    bool linesEndOpen = false; // the last of them has no end: it may be cut off
    std::vector<RecordSlice> slices;
    std::vector<RecordContext> contexts; // those that ended in this block
    // Where line numbers are not known before all blocks in front are read, they count from the start of the
    // block, and `lineCount` says how many lines it has.
    std::uint64_t lineCount = 0;

    void clear();
};

class BlockCutter {
public:
    virtual ~BlockCutter() = default;

    // Fills a block that is clear; false at the end. A failure of the stream comes after all blocks before
    // it, except that of a cancelled load, which comes at once.
    [[nodiscard]] virtual Result<bool> next(Block& block) = 0;
    // Whether the stream began with a UTF-8 byte order mark; known after the first call of next().
    [[nodiscard]] virtual bool hadByteOrderMark() const = 0;
    // For a reading that stops before the end, after its last call of next(): the contexts that are still
    // open, with the members that came so far.
    [[nodiscard]] virtual std::vector<RecordContext> closeContexts() { return {}; }
};

// The cutter of JSON. The stream outlives it.
[[nodiscard]] std::unique_ptr<BlockCutter> cutJson(ByteStream& stream, const JsonLayout& layout,
                                                   const ReadLimits& limits);

// Cuts the block's lines into slices, without the blank ones; with a bound no more than so many bytes of them
// and the line after, the rest stays. To be called by the thread that parses.
void cutLines(Block& block, const ReadLimits& limits,
              std::size_t mostBytes = std::numeric_limits<std::size_t>::max());

} // namespace throughline
