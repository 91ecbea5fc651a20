// SPDX-License-Identifier: GPL-3.0-or-later
// MessageLookup: finds the trace in which a message was sent, for the causal link from a reply (seed 1,
// section 4.B: "System looks up Message X, finds `Trace A`").
//
// Implemented by the program over its `messages` table, whose records keep `metadata.trace_id` or a
// `correlation_id` (section 4.A). Called on the thread that takes the webhook.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace throughline {

class MessageLookup {
public:
    virtual ~MessageLookup() = default;

    // Empty where no such message is known or the table cannot be asked: the reply is then taken without a
    // causal link.
    [[nodiscard]] virtual std::optional<std::string> traceOf(std::string_view messageId) const noexcept = 0;
};

} // namespace throughline
