// SPDX-License-Identifier: GPL-3.0-or-later
// OtlpTaggedSpan: what a span that was read from Jaeger or Zipkin says beside the known fields, as an export
// to OTLP writes it: tags as attributes, logs and annotations as events.
//
// Views and texts are its own. One thread.
#pragma once

#include "core/export/source_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class OtlpTaggedSpan {
public:
    enum class Format : std::uint8_t { Jaeger, Zipkin };
    struct Tag {
        std::string key;
        std::string text;  // as an import reads it
        std::string value; // an AnyValue: {"intValue":"1"}
        bool written = false;
    };

    // None for sources of other formats.
    [[nodiscard]] static std::optional<Format> formatNamed(std::string_view source);

    // Of an event without a time, what stands in its place is kept. A record that cannot be taken apart, or
    // whose numbers are no JSON (NaN), has nothing.
    OtlpTaggedSpan(Format format, const SourceRecord& record, bool timed);

    [[nodiscard]] bool whole() const { return m_whole; }
    [[nodiscard]] std::vector<Tag>& tags() { return m_tags; }
    // The elements of its list of events, between commas.
    [[nodiscard]] const std::string& events() const { return m_events; }
    [[nodiscard]] std::string_view flags() const { return m_flags; } // a number; or empty
    // An object of all members that stand nowhere else; or empty.
    [[nodiscard]] std::string rest() const { return m_rest.empty() ? m_rest : "{" + m_rest + "}"; }

private:
    void readJaeger(const SourceRecord::Member& member, bool timed);
    void readZipkin(const SourceRecord::Member& member, bool timed);
    void keep(const SourceRecord::Member& member);

    bool m_whole = false;
    bool m_ofElasticsearch = false;
    std::vector<Tag> m_tags;
    std::string m_events;
    std::string m_flags;
    std::string m_rest;
};

// Whether the record is a span as Jaeger keeps it in Elasticsearch, where bytes are hex digits.
[[nodiscard]] bool isOfElasticsearch(const SourceRecord& record);
// The tags of a list of Jaeger's; none where it is no such list.
[[nodiscard]] std::optional<std::vector<OtlpTaggedSpan::Tag>> jaegerTags(std::string_view list,
                                                                         bool ofElasticsearch);

} // namespace throughline
