// SPDX-License-Identifier: GPL-3.0-or-later
// Ids that come from outside. Anybody can send anything: what arrives is bounded in length and holds no
// letters that could break out of a log line, a header or a page. Pure, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace throughline {

inline constexpr std::size_t kMostIdBytes = 128;

// An `X-Request-ID` as a trace id (seed 1, section 3.A): ASCII letters, digits and - _ . : / + = @ ~ of it,
// at most kMostIdBytes of them. Empty where nothing is left, or a placeholder such as "null", which would
// join the requests of strangers in one trace.
[[nodiscard]] std::string requestIdFrom(std::string_view header);

// Whether an id can be one that we passed on ourselves: at most kMostIdBytes, without control characters.
[[nodiscard]] bool isPlausibleId(std::string_view id);

} // namespace throughline
