// SPDX-License-Identifier: GPL-3.0-or-later
// SpanRecordParser: what parsers of spans in JSON have in common, by the class that reads one span.
//
// That class is made for each span as Span(record, mapping, buffers), gets each member of it by
// member(key, walk), and the word by finish() when the span is whole; it has Buffers, which are kept from
// span to span, says by unnamed() whether the span has no name, and by kNameKey where that would stand. One
// thread.
#pragma once

#include "core/import/block_parser.h"
#include "core/import/reader.h"

#include <optional>
#include <string>

namespace throughline {

template <class Span>
class SpanRecordParser : public RecordParser {
public:
    explicit SpanRecordParser(const ParserSettings& settings)
        : RecordParser(settings.limits), m_mapping(settings.mapping)
    {}

protected:
    void parseRecord(const RecordSlice& slice, RecordSink& sink) override
    {
        if (!slice.bytes.starts_with('{'))
            return rejectJson(sink, slice);
        std::optional<Span> span = json().template readInto<Span>(m_record, slice.bytes, m_mapping, m_buffers);
        if (!span)
            return rejectJson(sink, slice);
        span->finish();
        m_record.takePlace(slice);
        m_record.recordKind = {};
        if (span->unnamed())
            sink.note(problemAt(ProblemCode::UnnamedSpan, {std::string(Span::kNameKey)}, slice.offset,
                                slice.line, slice.bytes));
        sink.accept(m_record);
    }

    [[nodiscard]] typename Span::Buffers& buffers() { return m_buffers; }

private:
    const FieldMapping& m_mapping;
    RawRecord m_record;
    typename Span::Buffers m_buffers;
};

} // namespace throughline
