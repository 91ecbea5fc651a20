// SPDX-License-Identifier: GPL-3.0-or-later
// Opens what a load fetches by HTTP: "https://user:password@example.com/events.ndjson.gz" (spec 1, "Where
// records come from").
//
// Redirects are followed, but never from https to http, and a user and password go to the host that they were
// given for alone. The network works on a thread of its own, which reads at most a few megabytes ahead of
// whoever takes them. A proxy is taken from the environment. Needs a QCoreApplication.
#pragma once

#include "core/pipeline/download.h"

#include <chrono>

namespace throughline {

struct HttpLimits {
    std::chrono::milliseconds connect = std::chrono::seconds(20); // until the request is sent
    std::chrono::milliseconds silence = std::chrono::seconds(60); // from then on, between bytes that come
    int redirects = 10;
};

// Any thread. See UrlOpening.
[[nodiscard]] Result<std::unique_ptr<Download>> openUrl(const std::string& url, const CancelToken& cancel);
[[nodiscard]] Result<std::unique_ptr<Download>>
openUrlWithin(const HttpLimits& limits, const std::string& url, const CancelToken& cancel);

} // namespace throughline
