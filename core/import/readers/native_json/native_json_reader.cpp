// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/native_json/native_json_reader.h"

#include "core/import/json_sample.h"
#include "core/import/json_shape.h"
#include "core/import/readers/native_json/event_parser.h"

namespace throughline {

namespace {

class NativeParser final : public RecordParser {
public:
    explicit NativeParser(const ParserSettings& settings)
        : RecordParser(settings.limits), m_parser(settings.mapping)
    {}

private:
    void parseRecord(const RecordSlice& slice, RecordSink& sink) override
    {
        if (!slice.bytes.starts_with('{') || !m_parser.parse(slice.bytes, m_record))
            return rejectJson(sink, slice);
        m_record.takePlace(slice);
        sink.accept(m_record);
    }

    EventParser m_parser;
    RawRecord m_record;
};

std::string formatName(const JsonLayout& layout)
{
    return layout.lines ? "native NDJSON" : "native JSON";
}

} // namespace

SniffResult NativeJsonReader::sniff(const SourcePrefix& prefix) const
{
    JsonShape shape = jsonShapeOf(prefix.bytes, prefix.whole);
    switch (shape.verdict) {
    case JsonShape::Verdict::Json:
        return {SniffResult::Verdict::Mine, formatName(shape.layout), {}};
    case JsonShape::Verdict::Broken:
        return {SniffResult::Verdict::Broken, formatName(shape.layout), std::move(shape.reason)};
    case JsonShape::Verdict::NotJson:
        break;
    }
    return {};
}

std::optional<RecordSample> NativeJsonReader::sample(const SourcePrefix& prefix) const
{
    RecordSample sample;
    MemoryStream stream(prefix.bytes);
    const std::unique_ptr<BlockCutter> blocks = cutter(stream, prefix, {});
    Block block;
    for (;;) {
        block.clear();
        const Result<bool> more = blocks->next(block);
        if (!more || !*more)
            return sample;
        cutLines(block, {});
        for (const RecordSlice& slice : block.slices) {
            // The last line of a longer source is cut off: what is left of it is no record.
            if (slice.kind == RecordSlice::Kind::Record || slice.kind == RecordSlice::Kind::LastLine)
                sampleJsonRecord(sample, slice.bytes);
        }
    }
}

std::unique_ptr<BlockCutter> NativeJsonReader::cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const
{
    return cutJson(stream, jsonShapeOf(prefix.bytes, prefix.whole).layout, limits);
}

std::unique_ptr<BlockParser> NativeJsonReader::parser(const ParserSettings& settings) const
{
    return std::make_unique<NativeParser>(settings);
}

} // namespace throughline
