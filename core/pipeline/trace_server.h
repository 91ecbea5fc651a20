// SPDX-License-Identifier: GPL-3.0-or-later
// The query APIs of Jaeger and Zipkin as sources: "jaeger+http://localhost:16686",
// "zipkin+https://traces.example.com/zipkin/traces/463ac35c9f6413ad" (spec 1, "Where records come from"; spec
// 4, SRC).
//
// The address behind "jaeger+" and "zipkin+" is that of a server, or of one of its pages: of a trace, or of a
// search with all that it asks for. Where it names no limit and no time, the newest thousand traces of the
// last two days are asked for. Jaeger finds traces of one service at a time: all of them are asked for where
// the address names none. What a user and a key are for goes along (see url_text.h). Pure functions but for
// servicesOf(), any thread.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/import/byte_stream.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

// The server whose page is at a URL, "jaeger+https://…": people have what their browser shows. Empty where
// the page, or its beginning, is another's.
[[nodiscard]] std::string traceServerAt(std::string_view url, std::string_view page);

// What is asked of a server of traces.
class TraceServerQuery {
public:
    // Of a text that isTraceServer(). A time that it does not name begins some time before `now`.
    TraceServerQuery(std::string_view source, TimeNs now);

    // Whether a service has to be named, and is not.
    [[nodiscard]] bool lacksService() const;
    [[nodiscard]] std::string servicesUrl() const;
    // The URL of the traces: those of a service where one is given.
    [[nodiscard]] std::string tracesUrl(std::string_view service = {}) const;
    // How many traces one answer has at most; none where that is not known, or one is named.
    [[nodiscard]] std::optional<std::uint64_t> limit() const;

private:
    struct Parameter {
        std::string name;
        std::string value; // encoded
    };

    [[nodiscard]] const Parameter* find(std::string_view name) const;
    void add(std::string_view name, std::string value);
    void takePath(std::string_view path);
    void takeQuery(std::string_view query);
    void completeTime(TimeNs now);

    bool m_isJaeger = false;
    std::string m_server; // up to where the API begins, "https://user@host/jaeger"
    std::string m_trace;  // its id, encoded; empty: a search
    std::vector<Parameter> m_parameters;
};

// The names of all services of a Jaeger server, by its answer. Fails as reading does, and with BadArgument
// where it is no such answer, or larger than 16 MB.
[[nodiscard]] Result<std::vector<std::string>> servicesOf(ByteStream& answer);
// The services that an answer of Jaeger names; none where it is no such answer.
[[nodiscard]] std::optional<std::vector<std::string>> servicesIn(std::string_view answer);
// Whether a whole answer of either API has no traces.
[[nodiscard]] bool hasNoTraces(std::string_view answer);

} // namespace throughline
