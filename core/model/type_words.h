// SPDX-License-Identifier: GPL-3.0-or-later
// What the name of an event's type says of how the event ended. Pure, any thread.
#pragma once

#include <string_view>

namespace throughline {

// Whether the last word is "failed" or "timed out": "PaymentFailed", "payment.failed", "TaskTimedOut",
// "timed_out". What was cancelled did not fail.
[[nodiscard]] bool tellsOfFailure(std::string_view type);

} // namespace throughline
