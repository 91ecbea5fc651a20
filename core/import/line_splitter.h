// SPDX-License-Identifier: GPL-3.0-or-later
// LineSplitter: the RecordSplitter of NDJSON. See record_splitter.h.
#pragma once

#include "core/import/record_splitter.h"
#include "core/import/stream_window.h"

namespace throughline {

class LineSplitter final : public RecordSplitter {
public:
    LineSplitter(ByteStream& stream, std::uint64_t maxRecordBytes)
        : m_window(stream), m_maxRecordBytes(maxRecordBytes)
    {}

    Result<bool> next(RecordSlice& slice) override;
    [[nodiscard]] bool hadByteOrderMark() const override { return m_hadByteOrderMark; }

private:
    bool nextSlice(RecordSlice& slice);
    bool takeLine(std::string_view line, bool ended, RecordSlice& slice);
    void skipLongLine(RecordSlice& slice);

    StreamWindow m_window;
    std::uint64_t m_maxRecordBytes;
    std::size_t m_taken = 0; // bytes of the window that belong to the last slice and before
    std::uint64_t m_line = 0;
    bool m_begun = false;
    bool m_hadByteOrderMark = false;
    std::string m_beginning; // of a line that is too long to be kept
};

} // namespace throughline
