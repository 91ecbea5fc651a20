// SPDX-License-Identifier: GPL-3.0-or-later
// The stages of a funnel: which types of events make a contact reach which stage (spec 2, "Attribution":
// "Stages are a mapping from event types that the user can edit"). Pure but for the file function, any
// thread.
//
//   [
//     {"stage": "sent", "types": ["MessageSent", {"type": "SendJob", "class": "App\\Jobs\\SendCampaign"}]},
//     {"stage": "paid", "types": ["PaymentCaptured"]}
//   ]
//
// Stages stand in the order in which a contact goes through them. A type with a class is that of events of
// this class only, and comes before the same type without one. Types and classes are compared without regard
// to the case of ASCII letters and to all else in ASCII that is neither letter nor digit: "MessageSent",
// "message.sent" and "message_sent" are one type.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

inline constexpr std::size_t kMostStages = 64;

struct StageType {
    std::string type;
    std::string className;  // empty: of any class
    std::uint64_t line = 0; // of the document
};

struct FunnelStage {
    std::string name;
    std::vector<StageType> types; // never empty
};

struct FunnelStages {
    std::vector<FunnelStage> stages; // never empty, at most kMostStages
    std::string source;              // the document's name; empty for the usual ones
};

// The usual stages, from the vocabulary of messages and shops in spec 1, the seeds and webhooks of the
// WhatsApp Cloud API; and the document that says so, for people to start from.
[[nodiscard]] const FunnelStages& usualStages();
[[nodiscard]] std::string_view usualStagesText();

// MalformedJson; BadStages: what is wrong, and in which line. `name` is the document's.
[[nodiscard]] Result<FunnelStages> parseStages(std::string_view json, const std::string& name);
// The same, FileMissing and FileUnreadable.
[[nodiscard]] Result<FunnelStages> loadStages(const std::string& path);

// What is compared of a type or class. A name that has no letter and no digit stays as it is.
[[nodiscard]] std::string comparableName(std::string_view name);

} // namespace throughline
