// SPDX-License-Identifier: GPL-3.0-or-later
// IntakeParser: transactions, spans and errors of Elastic APM's intake API as events.
//
// By its schemas a `timestamp` is in microseconds and a `duration` in milliseconds. A span that has only a
// `start`, which counts from a transaction in another line, has no time. See BlockParser.
#pragma once

#include "core/import/block_parser.h"
#include "core/import/json_members.h"
#include "core/import/reader.h"

namespace throughline {

class IntakeParser final : public RecordParser {
public:
    explicit IntakeParser(const ParserSettings& settings);

    // Of metadata: the service.
    ContextMeaning meaningOf(const RecordContext& context) override;

private:
    class Walk;

    void parseRecord(const RecordSlice& slice, RecordSink& sink) override;

    const FieldMapping& m_mapping;
    RawRecord m_record;
    UnescapedTexts m_linkTexts;
};

} // namespace throughline
