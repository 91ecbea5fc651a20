// SPDX-License-Identifier: GPL-3.0-or-later
// URLs as texts: "https://example.com/exports/events.ndjson.gz" (spec 1, "Where records come from").
//
// What lets someone in goes to the server and nowhere else: what is shown, logged or kept is
// withoutCredentials(). Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

struct UrlParts {
    std::string_view scheme; // "https://"
    std::string_view user;   // with its password, "user:password"
    std::string_view host;   // with its port
    std::string_view path;
    std::string_view query; // with its "?"
};

// Whether a source is fetched by HTTP, by its scheme in any case. A file of that name is "./https:/…".
[[nodiscard]] bool isUrl(std::string_view source);
// Whether it is a URL behind "jaeger+" or "zipkin+" (see trace_server.h).
[[nodiscard]] bool isTraceServer(std::string_view source);
// Views into the URL.
[[nodiscard]] UrlParts urlPartsOf(std::string_view url);
// The same URL as it may be shown; any other text as it is. The password goes, a user as long as keys are,
// and parameters that are called as keys and signatures usually are ("access_token"); also the fragment,
// which no server sees.
[[nodiscard]] std::string withoutCredentials(std::string_view url);
// For people: "events.ndjson.gz"; the host where the path names no file, and of a server of traces.
[[nodiscard]] std::string urlNameOf(std::string_view url);

} // namespace throughline
