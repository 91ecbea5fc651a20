// SPDX-License-Identifier: GPL-3.0-or-later
// OtlpSourceSpan: what a span that was read from OTLP says beside the known fields, so that it stands in an
// export to OTLP as it stood before: attributes, events, status, what links say, and all else.
//
// Members that an export writes itself (ids, name, kind, times, attributes of its own) are left out. Views
// and texts are valid as long as the record that was taken apart. One thread.
#pragma once

#include "core/export/source_record.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class OtlpSourceSpan {
public:
    // A record that cannot be taken apart has nothing, nor one whose numbers are no JSON (NaN).
    explicit OtlpSourceSpan(const SourceRecord& record);

    [[nodiscard]] bool whole() const { return m_whole; }
    // The elements of its list of attributes, between commas.
    [[nodiscard]] const std::string& attributes() const { return m_attributes; }
    [[nodiscard]] std::string_view status() const { return m_status; } // an object; or empty
    // "key":value for each other member, between commas.
    [[nodiscard]] const std::string& rest() const { return m_rest; }
    // What each link that names a span says beside that.
    struct Link {
        std::string attributes;
        std::string rest;
    };
    [[nodiscard]] const std::vector<Link>& links() const { return m_links; }

private:
    void readAttributes(std::string_view json);
    void readLinks(std::string_view json);

    bool m_whole = false;
    std::string m_attributes;
    std::string_view m_status;
    std::string m_rest;
    std::vector<Link> m_links;
};

} // namespace throughline
