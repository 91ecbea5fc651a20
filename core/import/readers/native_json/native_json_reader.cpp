// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/native_json/native_json_reader.h"

#include "core/import/json_sample.h"
#include "core/import/json_shape.h"
#include "core/import/mapped_members.h"
#include "core/import/readers/native_json/json_row.h"
#include "core/import/record_kinds.h"
#include "core/import/record_shapes.h"
#include "core/import/span_link_list.h"

namespace throughline {

namespace {

class NativeParser final : public RecordParser {
public:
    explicit NativeParser(const ParserSettings& settings)
        : RecordParser(settings.limits), m_mapping(settings.mapping), m_keys(settings.mapping),
          m_shapes(settings.mapping), m_rows(settings)
    {}

    // Of a trace that holds its spans.
    ContextMeaning meaningOf(const RecordContext& context) override
    {
        ContextMeaning meaning;
        UnescapedTexts texts;
        for (const RecordContext::Member& member : context.members) {
            if (m_mapping.meaningOf(member.key).field == ImportField::Trace && meaning.trace.empty())
                meaning.trace = texts.textOf(member.json);
        }
        return meaning;
    }

private:
    void parseRecord(const RecordSlice& slice, RecordSink& sink) override
    {
        const bool isKnown = m_shapes.read(m_record, slice.bytes);
        if (!isKnown && !readMembers(slice.bytes))
            return rejectJson(sink, slice);
        if (m_record[ImportField::SpanLinks].says()) {
            m_linkTexts.clear();
            (void)readSpanLinkList(m_record, m_linkTexts); // anything else stays in the payload
        }
        m_record.takePlace(slice);
        if (slice.recordKind == kSpansKind)
            m_record.recordKind = {};
        if (!m_rows.accept(m_record, isKnown ? slice.bytes : json().text(), sink))
            sink.accept(m_record);
        if (!isKnown && !m_record.repaired)
            m_shapes.learn(json(), slice.bytes);
    }

    bool readMembers(std::string_view bytes)
    {
        return bytes.starts_with('{') && json().readInto<MappedMembers>(m_record, bytes, m_keys);
    }

    const FieldMapping& m_mapping;
    KeyLookup m_keys;
    RecordShapes m_shapes;
    RawRecord m_record;
    UnescapedTexts m_linkTexts;
    JsonRows m_rows;
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
    bool rows = false;
    MemoryStream stream(prefix.bytes);
    const std::unique_ptr<BlockCutter> blocks = cutter(stream, prefix, {});
    Block block;
    for (;;) {
        block.clear();
        const Result<bool> more = blocks->next(block);
        if (!more || !*more)
            return sample.records() == 0 && rows ? std::nullopt : std::optional(std::move(sample));
        cutLines(block, {});
        for (const RecordSlice& slice : block.slices) {
            // The last line of a longer source is cut off: what is left of it is no record.
            const bool isRecord =
                slice.kind == RecordSlice::Kind::Record || slice.kind == RecordSlice::Kind::LastLine;
            const bool isRow = isRecord && isJsonRow(slice);
            rows = rows || isRow;
            if (isRecord && !isRow)
                sampleJsonRecord(sample, slice.bytes);
        }
    }
}

std::unique_ptr<BlockCutter> NativeJsonReader::cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const
{
    const JsonLayout layout =
        prefix.lines ? JsonLayout{.lines = true} : jsonShapeOf(prefix.bytes, prefix.whole).layout;
    return cutJson(stream, layout, limits);
}

std::unique_ptr<BlockParser> NativeJsonReader::parser(const ParserSettings& settings) const
{
    return std::make_unique<NativeParser>(settings);
}

} // namespace throughline
