// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/record_splitter.h"

#include "core/import/line_splitter.h"
#include "core/import/value_splitter.h"

namespace throughline {

std::unique_ptr<RecordSplitter> makeRecordSplitter(ByteStream& stream, RecordShape shape,
                                                   std::uint64_t maxRecordBytes)
{
    if (shape == RecordShape::Lines)
        return std::make_unique<LineSplitter>(stream, maxRecordBytes);
    return std::make_unique<ValueSplitter>(stream, shape == RecordShape::ObjectOfArrays, maxRecordBytes);
}

} // namespace throughline
