// SPDX-License-Identifier: GPL-3.0-or-later
// NdjsonFormatter: events as native NDJSON, one a line, that reads as the same events again.
//
// A line begins with the known fields of the columns. Of a native record under the usual names all other
// members follow as they stood, which then say nothing new about those fields; of any other the whole record
// follows under `original`, where no import looks for fields. An event that was delivered again stands there
// as often. A record that cannot be read back leaves the known fields.
#pragma once

#include "core/export/event_formatter.h"

#include <string_view>
#include <vector>

namespace throughline {

class NdjsonFormatter final : public EventFormatter {
public:
    using EventFormatter::EventFormatter;

    void append(EventId e, EventId previous, std::string& text) override;

private:
    [[nodiscard]] const SourceRecord::Member* member(std::string_view key) const;
    [[nodiscard]] bool isWritten(std::string_view key) const;
    void write(std::string_view key, std::string_view value, bool number = false);
    void writeFields(EventId e);
    void writeReferences(EventId e);
    void writeInContainer(std::string_view key, std::string_view value);
    void writeSpanLinks(EventId e);
    void writeRest(const SourceRecord& record);

    std::string m_line;
    std::vector<std::string> m_written; // keys at the top of the line
    std::span<const SourceRecord::Member> m_members;
};

} // namespace throughline
