// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of spans as words. Pure, any thread.
#pragma once

#include "core/model/event_batch.h"

#include <string_view>

namespace throughline {

[[nodiscard]] std::string_view nameOf(SpanKind kind); // "server"; empty for Unspecified
// Of "server", "SERVER" and "SPAN_KIND_SERVER"; Unspecified for anything else.
[[nodiscard]] SpanKind spanKindNamed(std::string_view name);

} // namespace throughline
